package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;

/** What a repair leaves out has no say in outputs. */
class ExtractRepairInvariantTest {

    private static final String OTHER_FRAME = "1.2.3.4.777.8";

    @TempDir
    private Path folder;

    private Path patient;

    /** The series, and before all of its slices one in another frame of reference. */
    @BeforeEach
    void writeObjects() throws IOException {
        patient = folder.resolve("ward seven").resolve(DicomCase.ID);
        DicomCase.series(patient, "CT", 1, slice -> slice);
        DicomCase.regions(patient.resolve("rtstruct.dcm"), 1, DicomCase.FRAME);
        Path first = DicomCase.series(patient.resolve("A first"), "CT", 1,
                slice -> slice.put(Attribute.FRAME_OF_REFERENCE_UID, OTHER_FRAME)
                        .put(Attribute.SOP_INSTANCE_UID, DicomCase.STUDY + ".55"));
        for (int z = 1; z < 4; z++) {
            Files.delete(first.resolve("CT1_" + z + ".dcm"));
        }
    }

    @Test
    void aSegmentationLiesWhereTheSlicesOfTheVolumeDo() {
        Path seg = folder.resolve("seg.dcm");
        Run convert = Run.of("convert", patient, "--region", "GTV", "--repair", "--keep-identifiers", "-o", seg);
        assertEquals(0, convert.code(), convert.err());
        Run extract = Run.of("extract", patient, seg, "--repair", "--families", "intensity_statistics");
        assertEquals(0, extract.code(), extract.err());
    }
}
