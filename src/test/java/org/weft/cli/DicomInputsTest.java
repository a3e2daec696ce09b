package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same case gives the same values whichever way its image and regions come. */
class DicomInputsTest {

    @TempDir
    private Path folder;

    private Path ct;
    private Path regions;
    private List<String> expected;

    @BeforeEach
    void writeObjects() {
        ct = DicomCase.series(folder.resolve("ct"), "CT", 1, UnaryOperator.identity());
        regions = DicomCase.regions(folder.resolve("rtstruct.dcm"), 1, DicomCase.FRAME);
        expected = values(ct, regions, "--region", "GTV");
    }

    /** Rows without case and region. */
    private static List<String> values(Object... args) {
        List<Object> all = new ArrayList<>(List.of("extract", "--families", "morphology,intensity_statistics,glcm"));
        all.addAll(Arrays.asList(args));
        Run run = Run.of(all.toArray());
        assertEquals(0, run.code(), run.err());
        return run.lines().stream().map(line -> line.replaceFirst("^[^,]*,[^,]*,", "")).toList();
    }

    @Test
    void theRegionHasTheVoxelsThatItsContoursEnclose() {
        assertEquals("96.0", expected.stream().filter(line -> line.contains(",YEKZ,")).findFirst().orElseThrow()
                .split(",")[5], "4 x 4 x 3 voxels of 2 mm3");
    }

    @Test
    void fromOneFolderOrZip() throws IOException {
        Files.copy(regions, ct.resolve("rtstruct.dcm"));
        assertEquals(expected, values(ct, "--region", "gtv"));
        assertEquals(expected, values(ct, "--region", "G*"));
        assertEquals(expected, values(ct, "--region", "?TV"));
        assertEquals(expected, values(ct, regions, "--region", "1"));
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.copy(regions, set.resolve("object"));
        assertEquals(expected, values(ct, set, "--region", "GTV"));
        assertEquals(values(ct, regions, "--region", "all"), values(ct, regions, "--region", "G*", "--region", "oed*"));
        assertEquals(expected, values(ct, "--region", "#1", "--series", "CT"));
        Path zip = folder.resolve("case.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> files = Files.list(ct)) {
            for (Path object : files.toList()) {
                out.putNextEntry(new ZipEntry("a/" + object.getFileName()));
                out.write(Files.readAllBytes(object));
            }
        }
        assertEquals(expected, values(zip, "--region", "GTV"));
    }

    @Test
    void acrossFormats() {
        Path image = folder.resolve("image.nii.gz");
        Path mask = folder.resolve("mask.nrrd");
        Path seg = folder.resolve("seg.dcm");
        assertEquals(0, Run.of("convert", ct, "-o", image).code());
        assertEquals(0, Run.of("convert", regions, "--image", ct, "--region", "GTV", "-o", mask).code());
        assertEquals(0, Run.of("convert", regions, "--image", ct, "--region", "all", "-o", seg, "--keep-identifiers")
                .code());
        assertEquals(expected, values(ct, mask));
        assertEquals(expected, values(image, mask));
        assertEquals(expected, values(image, regions, "--region", "GTV"));
        assertEquals(expected, values(ct, seg, "--region", "GTV"));
        assertEquals(values(ct, regions, "--region", "Oedema"), values(ct, seg, "--region", "Oedema"));
    }

    @Test
    void regionsMayOverlapInOneReadButNotInOneLabelMap() {
        List<String> both = values(ct, regions, "--region", "GTV", "--region", "Oedema");
        assertEquals(expected, both.subList(0, expected.size()));
        assertEquals(2 * expected.size() - 1, both.size());
        Run refused = Run.of("convert", regions, "--image", ct, "--region", "all", "-o", folder.resolve("both.nii"));
        assertEquals(2, refused.code());
        assertEquals(true, refused.err().contains("GTV and Oedema overlap"), refused.err());
    }
}
