package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** David Clunie's validator finds no error in the objects. */
class SegmentationWriterDciodvfyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void findsNoErrorInASegmentationOfADicomImage(Identifiers identifiers) throws IOException, InterruptedException {
        validate(Study.of(Patient.ct(), identifiers));
    }

    @ParameterizedTest
    @EnumSource
    void findsNoErrorInASegmentationOfAnotherImage(Identifiers identifiers) throws IOException, InterruptedException {
        validate(Study.standalone("case 1", "0123abcd", identifiers));
    }

    private void validate(Study study) throws IOException, InterruptedException {
        Path file = folder.resolve("seg.dcm");
        ObjectWriter.write(file, SegmentationWriter.segmentation(study, Regions.segments(), Patient.ORIGIN));
        Tool validator = Tool.run("dciodvfy", file);
        assertTrue(validator.lines().contains("Segmentation"), validator.said());
        List<String> errors = validator.lines().stream().filter(line -> line.startsWith("Error")).toList();
        assertEquals(List.of(), errors, validator.said());
    }
}
