package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.dicom.toolkit.Extent;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/** Outputs for a real CT: the lung cancer patient of IBSI 1. */
class ArchiveCasesTest {

    private static final Path SLICES = Path.of(System.getProperty("weft.data", "../../shared"),
            "ibsi/ibsi1/ct_phantom/dicom/image");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theValidatorFindsNoError(Identifiers identifiers) throws IOException, InterruptedException {
        Study study = Study.of(slices(), identifiers);
        for (DataSet object : List.of(segmentation(study), Features.ofSegment(study))) {
            Path file = folder.resolve("object.dcm");
            ObjectWriter.write(file, object);
            List<String> errors = Tool.run("dciodvfy", file).lines().stream().filter(line -> line.startsWith("Error"))
                    .toList();
            assertEquals(List.of(), errors);
        }
    }

    @Test
    void everyFrameNamesItsSlice() throws IOException {
        DataSet object = segmentation(Study.of(slices(), Identifiers.KEEP));
        List<DataSet> frames = object.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        assertEquals(slices().size(), frames.size());
        for (DataSet frame : frames) {
            String source = frame.item(Attribute.DERIVATION_IMAGE_SEQUENCE).orElseThrow()
                    .item(Attribute.SOURCE_IMAGE_SEQUENCE).orElseThrow()
                    .requireText(Attribute.REFERENCED_SOP_INSTANCE_UID);
            Instance slice = slices().stream().filter(it -> it.uid().equals(source)).findFirst().orElseThrow();
            assertEquals(slice.header().numbers(Attribute.IMAGE_POSITION_PATIENT)[2],
                    frame.item(Attribute.PLANE_POSITION_SEQUENCE).orElseThrow()
                            .numbers(Attribute.IMAGE_POSITION_PATIENT)[2],
                    1e-3, "in mm; the file rounds positions to float32");
        }
    }

    @Test
    void nothingOfThePatientLeaves() throws IOException {
        Study study = Study.of(slices(), Identifiers.REPLACE);
        DataSet header = slices().getFirst().header();
        for (DataSet object : List.of(segmentation(study), Features.ofSegment(study))) {
            String bytes = new String(ObjectWriter.bytes(object), StandardCharsets.ISO_8859_1);
            assertNotEquals(header.requireText(Attribute.PATIENT_ID), object.requireText(Attribute.PATIENT_ID));
            for (Attribute secret : List.of(Attribute.PATIENT_NAME,
                    Attribute.STUDY_INSTANCE_UID, Attribute.SERIES_INSTANCE_UID, Attribute.FRAME_OF_REFERENCE_UID,
                    Attribute.SOP_INSTANCE_UID)) {
                assertFalse(bytes.contains(header.requireText(secret)), secret.toString());
            }
        }
    }

    /** A region of one voxel in each slice. */
    private static DataSet segmentation(Study study) {
        List<double[]> positions = study.images().stream()
                .map(image -> image.header().requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3)).toList();
        DataSet header = study.images().getFirst().header();
        double[] spacing = header.requireNumbers(Attribute.PIXEL_SPACING, 2);
        double lowest = positions.stream().mapToDouble(position -> position[2]).min().orElseThrow();
        double highest = positions.stream().mapToDouble(position -> position[2]).max().orElseThrow();
        Size size = new Size(header.requireWhole(Attribute.COLUMNS), header.requireWhole(Attribute.ROWS),
                positions.size());
        Grid grid = new Grid(size, new Spacing(spacing[1], spacing[0], (highest - lowest) / (size.z() - 1)),
                new Point(positions.getFirst()[0], positions.getFirst()[1], lowest), Direction.IDENTITY);
        return SegmentationWriter.segmentation(study,
                List.of(new Segment("one", grid, (_, inside) -> inside[inside.length / 2] = 1)), Patient.ORIGIN);
    }

    private static List<Instance> slices() throws IOException {
        assumeTrue(Files.isDirectory(SLICES), () -> "needs " + SLICES + " (-Dweft.data)");
        try (Stream<Path> files = Files.list(SLICES)) {
            return files.sorted().map(ArchiveCasesTest::read).toList();
        }
    }

    private static Instance read(Path file) {
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = new CompactToolkit().read(MemorySegment.ofArray(Files.readAllBytes(file)),
                    Extent.HEADER, arena);
            return new Instance(new Source.OfFile(file), object.syntax(), object.attributes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
