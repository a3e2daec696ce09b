package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.dicom.toolkit.Extent;
import org.weft.image.LabelVolume;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.io.ImageWriter;

class ConvertCommandEdgeTest {

    @TempDir
    private Path folder;
    private Case files;

    @BeforeEach
    void writeTheCase() throws IOException {
        files = Case.in(folder);
    }

    @Test
    void writesASegmentWithAFrameForEachPlaneOfALabel() throws IOException {
        Path out = folder.resolve("seg.dcm");
        Run run = Run.of("convert", files.twoLabels(), "-o", out, "--image", files.image(), "--name", "4=Node");
        assertEquals(0, run.code(), run.err());
        assertEquals("weft: wrote 2 segments to " + out + "\n", run.err());
        DataSet object = read(out);
        assertEquals(List.of("Label 1", "Node"), object.items(Attribute.SEGMENT_SEQUENCE).stream()
                .map(segment -> segment.requireText(Attribute.SEGMENT_LABEL)).toList());
        assertEquals(4, object.requireWhole(Attribute.NUMBER_OF_FRAMES), "index 40 is where plane 2 begins");
    }

    @Test
    void namesThePatientOnlyWhereAskedTo() throws IOException {
        Path named = folder.resolve("Doe Jane.nii.gz");
        Files.copy(files.image(), named);
        Path out = folder.resolve("seg.dcm");
        assertEquals(0, Run.of("convert", files.mask(), "-o", out, "--image", named).code());
        assertFalse(Files.readString(out, StandardCharsets.ISO_8859_1).contains("Doe"));
        assertEquals(0, Run.of("convert", files.mask(), "-o", out, "--image", named, "--keep-identifiers").code());
        assertEquals("Doe Jane", read(out).requireText(Attribute.PATIENT_ID));
    }

    @Test
    void segmentationsOfOneImageAreOfOneStudy() throws IOException {
        Path one = folder.resolve("one.dcm");
        Path two = folder.resolve("two.dcm");
        Run.of("convert", files.mask(), "-o", one, "--image", files.image());
        Run.of("convert", files.twoLabels(), "-o", two, "--image", files.image());
        for (Attribute same : List.of(Attribute.STUDY_INSTANCE_UID, Attribute.FRAME_OF_REFERENCE_UID,
                Attribute.PATIENT_ID)) {
            assertEquals(read(one).requireText(same), read(two).requireText(same));
        }
        assertFalse(read(one).requireText(Attribute.SOP_INSTANCE_UID)
                .equals(read(two).requireText(Attribute.SOP_INSTANCE_UID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.nii", "out.nii.gz", "out.nrrd"})
    void keepsWholeNumbersWholeAndOthersAsTheyAre(String name) {
        Path out = folder.resolve(name);
        Run run = Run.of("convert", files.twoLabels(), "-o", out);
        assertEquals("weft: wrote 5 x 4 x 4 voxels as whole numbers (uint16) to " + out + "\n", run.err());
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume labels = ImageReader.readLabels(files.twoLabels(), arena);
            assertEquals(labels.grid(), ImageReader.readGrid(out));
            assertArrayEquals(labels.voxels().toArray(ValueLayout.JAVA_SHORT),
                    ImageReader.readLabels(out, arena).voxels().toArray(ValueLayout.JAVA_SHORT));
            Path half = folder.resolve("half.nii");
            MemorySegment voxels = arena.allocate(Volume.LAYOUT, 80);
            voxels.setAtIndex(Volume.LAYOUT, 79, -0.5f);
            ImageWriter.write(half, new Volume(labels.grid(), voxels));
            assertEquals("weft: wrote 5 x 4 x 4 voxels as real numbers (float32) to " + out + "\n",
                    Run.of("convert", half, "-o", out).err());
            assertEquals(-0.5f, ImageReader.readVolume(out, arena).at(79));
        }
    }

    @Test
    void bringsAMovedMaskOntoTheImageWhereAskedTo() {
        Path out = folder.resolve("seg.dcm");
        refused("image and mask lie on different grids: the mask is shifted by (2.000, 0.000, 0.000) mm; resample",
                files.moved(), "-o", out, "--image", files.image());
        assertEquals(0, Run.of("convert", files.moved(), "-o", out, "--image", files.image(), "--resample-mask")
                .code());
    }

    @Test
    void refusesWhatCannotBe() {
        Path out = folder.resolve("seg.dcm");
        refused("empty.nii: the mask holds background only", files.empty(), "-o", out);
        refused("the mask has no voxel of label 3; it holds label 1", files.mask(), "-o", out, "--name", "3=Node");
        refused("cannot tell the format of ", files.mask(), "-o", folder.resolve("out.txt"));
        refused("--image, --name, --resample-mask and --keep-identifiers are for a DICOM segmentation; ", files.mask(),
                "-o", folder.resolve("out.nii"), "--keep-identifiers");
        refused("would overwrite an input; ", files.mask(), "-o", files.mask());
        refused("there is no such file", folder.resolve("missing.nii"), "-o", out);
        assertFalse(Files.exists(out));
    }

    private static void refused(String part, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = "convert";
        System.arraycopy(args, 0, all, 1, args.length);
        Run run = Run.of(all);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(part) && run.err().lines().count() == 1, run.err());
    }

    private static DataSet read(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return new CompactToolkit().read(MemorySegment.ofArray(Files.readAllBytes(file)), Extent.HEADER, arena)
                    .attributes();
        }
    }
}
