package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.write.DataSetBuilder;

/** What commands refuse of DICOM: one sentence that says what and where, exit code 2, and nothing left behind. */
class DicomErrorEdgeTest {

    @TempDir
    private Path folder;

    private Path ct;
    private Path regions;

    @BeforeEach
    void writeObjects() throws IOException {
        ct = DicomCase.series(folder.resolve("ct"), "CT", 1, UnaryOperator.identity());
        regions = DicomCase.regions(folder.resolve("rtstruct.dcm"), 1, DicomCase.FRAME);
    }

    private void refused(List<String> parts, Object... args) {
        Path out = folder.resolve("out.csv");
        List<Object> all = new ArrayList<>(List.of("extract", "-o", out, "--families", "intensity_statistics"));
        all.addAll(Arrays.asList(args));
        Run run = Run.of(all.toArray());
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        parts.forEach(part -> assertTrue(run.err().contains(part), run.err()));
        assertFalse(Files.exists(out));
    }

    @Test
    void theCaseItselfIsFine() {
        Run run = Run.of("extract", ct, regions, "--region", "GTV", "--families", "intensity_statistics");
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void twoSeriesAreListed() {
        DicomCase.series(folder.resolve("ct"), "CT", 2, UnaryOperator.identity());
        refused(List.of("more than one image series", "#1 CT, number 1", "#2 CT, number 2", "--series"), ct, regions);
        refused(List.of("--series 7", "#1 CT, number 1"), ct, regions, "--series", "7");
    }

    @Test
    void regionsThatAreNotThereAreAnsweredWithThoseThatAre() {
        refused(List.of("\"GTV1\"", "\"GTV\" (#1), \"Oedema\" (#2)"), ct, regions, "--region", "GTV1");
        refused(List.of("\"Edema\"", "there are \"Oedema\" (#2), \"GTV\" (#1)"), ct, regions, "--region", "Edema");
        refused(List.of("\"GTV\" (#1), \"Oedema\" (#2)", "--region"), ct, regions);
    }

    @Test
    void truncatedPixelsAreNamedByTheirFile() throws IOException {
        Path slice = ct.resolve("CT1_2.dcm");
        byte[] whole = Files.readAllBytes(slice);
        Files.write(slice, Arrays.copyOf(whole, whole.length - 10));
        refused(List.of("CT1_2.dcm", "truncated"), ct, regions, "--region", "GTV");
    }

    @Test
    void missingGeometryIsNamedByItsAttribute() {
        Path bad = DicomCase.series(folder.resolve("bad"), "CT", 3,
                slice -> slice.empty(Attribute.IMAGE_POSITION_PATIENT));
        refused(List.of("CT3_0.dcm", "ImagePositionPatient (0020,0032) is missing"), bad, regions, "--region", "GTV");
    }

    @Test
    void regionsOfAnotherPlaceAreRefused() {
        Path other = DicomCase.regions(folder.resolve("other.dcm"), 1, "1.2.3.4.888");
        refused(List.of("other.dcm", "another frame of reference"), ct, other, "--region", "GTV");
    }

    @Test
    void aSegmentationOfAnotherStudyIsRefused() {
        Path seg = folder.resolve("seg.dcm");
        assertEquals(0, Run.of("convert", regions, "--image", ct, "--region", "GTV", "-o", seg).code());
        refused(List.of("seg.dcm", "another study", "--keep-identifiers"), ct, seg);
        Path kept = folder.resolve("kept.dcm");
        assertEquals(0, Run.of("convert", regions, "--image", ct, "--region", "GTV", "-o", kept, "--keep-identifiers")
                .code());
        Run run = Run.of("extract", ct, kept, "--families", "intensity_statistics");
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void whatIsNoDicomSaysSo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(List.of(empty.toString(), "no DICOM"), empty, regions);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "nothing");
        refused(List.of(other.toString(), "no DICOM"), other, regions);
        refused(List.of("image series", regions.toString()), regions, regions);
    }

    @Test
    void optionsMustBeSensible() {
        refused(List.of("--suv", "\"kg\""), ct, regions, "--suv", "kg");
        refused(List.of("--threshold", "0.0"), ct, regions, "--region", "GTV", "--threshold", "0");
        refused(List.of("ct, #1 CT", "there is no volume 3: the series holds one; leave --volume out"), ct, regions,
                "--region", "GTV", "--volume", "3");
    }

    @Test
    void uptakeNeedsTheWeight() {
        UnaryOperator<DataSetBuilder> uptake = DicomErrorEdgeTest::withUptake;
        Path whole = DicomCase.series(folder.resolve("whole"), "PT", 4, uptake);
        Path pet = DicomCase.series(folder.resolve("pet"), "PT", 4,
                slice -> withUptake(slice).empty(Attribute.PATIENT_WEIGHT));
        Path of = DicomCase.regions(folder.resolve("ofpet.dcm"), 4, DicomCase.FRAME);
        refused(List.of("pet, #1 PT", "PatientWeight (0010,1030)"), pet, of, "--region", "GTV");
        Run weighed = Run.of("extract", whole, of, "--region", "GTV", "--families", "intensity_statistics");
        assertEquals(0, weighed.code(), weighed.err());
        Run run = Run.of("extract", pet, of, "--region", "GTV", "--suv", "none", "--families", "intensity_statistics");
        assertEquals(0, run.code(), run.err());
    }

    private static DataSetBuilder withUptake(DataSetBuilder slice) {
        return slice.put(Attribute.UNITS, "BQML").put(Attribute.CORRECTED_IMAGE, "ATTN", "DECY")
                .put(Attribute.DECAY_CORRECTION, "ADMIN").put(Attribute.PATIENT_WEIGHT, 70.0)
                .put(Attribute.SERIES_DATE, "20250101").put(Attribute.SERIES_TIME, "110000")
                .put(Attribute.ACQUISITION_DATE, "20250101").put(Attribute.ACQUISITION_TIME, "110000")
                .put(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.RADIOPHARMACEUTICAL_START_TIME, "100000")
                        .put(Attribute.RADIONUCLIDE_TOTAL_DOSE, 368_080_000.0)
                        .put(Attribute.RADIONUCLIDE_HALF_LIFE, 6586.2).build());
    }

    @Test
    void optionsForDicomAreNotForFiles() throws IOException {
        Case files = Case.in(Files.createDirectory(folder.resolve("files")));
        refused(List.of("--series", files.image().toString()), files.image(), files.mask(), "--series", "CT");
    }
}
