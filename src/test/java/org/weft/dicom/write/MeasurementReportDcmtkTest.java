package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.SopClass;

/** dcmtk reads the reports and dciodvfy finds no error in them. */
class MeasurementReportDcmtkTest {

    @TempDir
    private Path folder;

    @Test
    void dcmtkReadsEveryValue() throws IOException, InterruptedException {
        String said = dump(Features.ofSegment(Study.of(Patient.ct(), Identifiers.KEEP)));
        for (String line : new String[] {
            "<contains NUM:(RNU0,IBSI,\"Volume mesh\")=\"1234.56789012346\" (mm3,UCUM,\"Cubic millimetre\")>",
            "<contains NUM:(Q4LE,IBSI,\"Mean intensity\")=\"-712.5\" ([hnsf'U],UCUM,\"Hounsfield unit\")>",
            "<contains NUM:(Q4LE,IBSI,\"Mean intensity\")=\"1E-20\" (1,UCUM,\"no units\")>",
            "<contains NUM:(GYBY,IBSI,\"Joint maximum\")=\"0.125\" (1,UCUM,\"no units\")>",
            "<has concept mod CODE:(370129005,SCT,\"Measurement Method\")=(IAZD,IBSI,\"3d volume merged\")>",
            "<has concept mod TEXT:(FRACTION,99WEFT,\"Fraction\")=\"10 %\">",
            "<contains NUM:(N17B,IBSI,\"Flatness\")=empty (114000,DCM,\"Not a number\")>",
            "<has concept mod TEXT:(REASON,99WEFT,\"Reason for the missing value\")=\"Too few voxels\">",
            "<has obs context TEXT:(112039,DCM,\"Tracking Identifier\")=\"Tumour \u03b1\">",
            "<contains TEXT:(IMAGE,99WEFT,\"Image that was measured\")=\"wavelet_coif1_LLH\">"}) {
            assertTrue(said.lines().anyMatch(it -> it.strip().equals(line)), line + " in\n" + said);
        }
        assertTrue(said.contains("(121191,DCM,\"Referenced Segment\")=(SG image,"), said);
    }

    @Test
    void dcmtkReadsAReferenceToContours() throws IOException, InterruptedException {
        Study study = Study.of(Patient.ct(), Identifiers.KEEP);
        RegionReference contours = new RegionReference.OfContours(new ObjectReference(Patient.STUDY, "1.2.3.4",
                SopClass.STRUCTURE_SET, "1.2.3.4.5", "RTSTRUCT"), 7);
        String said = dump(MeasurementReportWriter.object(Features.report(study, Optional.of(contours)),
                Patient.ORIGIN));
        assertTrue(said.contains("(130489,DCM,\"Referenced Region of Interest Identifier\")=\"7\""), said);
    }

    @ParameterizedTest
    @EnumSource
    void dciodvfyFindsNoError(Identifiers identifiers) throws IOException, InterruptedException {
        Study standalone = Study.standalone("case 1", "0123abcd", identifiers);
        for (DataSet report : List.of(Features.ofSegment(Study.of(Patient.ct(), identifiers)),
                MeasurementReportWriter.object(Features.report(standalone, Optional.empty()), Patient.ORIGIN))) {
            Path file = folder.resolve("report.dcm");
            ObjectWriter.write(file, report);
            Tool validator = Tool.run("dciodvfy", file);
            assertTrue(validator.lines().contains("Comprehensive3DSR"), validator.said());
            List<String> errors = validator.lines().stream().filter(line -> line.startsWith("Error")).toList();
            assertEquals(List.of(), errors, validator.said());
        }
    }

    private String dump(DataSet report) throws IOException, InterruptedException {
        Path file = folder.resolve("report.dcm");
        ObjectWriter.write(file, report);
        Tool reader = Tool.run("dsrdump", "+Pl", "+Pc", file);
        assertEquals(0, reader.code(), reader.said());
        assertTrue(reader.lines().stream().noneMatch(line -> line.matches("[EF]: .*")), reader.said());
        return reader.said();
    }
}
