package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.dicom.toolkit.Extent;

/** {@code weft extract -o report.dcm}: a structured report holds what the table holds. */
class ExtractReportEdgeTest {

    @TempDir
    private Path folder;
    private Case files;

    @BeforeEach
    void writeTheCase() throws IOException {
        files = Case.in(folder);
    }

    @Test
    void holdsTheValuesOfTheTable() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out")).resolve("report.dcm");
        Run run = Run.of("extract", files.image(), files.twoLabels(), "--label", "all", "-o", out);
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("report.dcm"), List.of(Case.filesIn(out.getParent())));
        List<String> table = Run.of("extract", files.image(), files.twoLabels(), "--label", "all").lines().stream()
                .skip(1).map(line -> line.split(",", -1)).map(cells -> cells[6] + " " + cells[7]).toList();
        List<String> report = new ArrayList<>();
        DataSet measurements = read(out).items(Attribute.CONTENT_SEQUENCE).getLast();
        List<DataSet> groups = measurements.items(Attribute.CONTENT_SEQUENCE);
        assertEquals(2, groups.size(), "a group for each region");
        for (DataSet group : groups) {
            for (DataSet item : group.items(Attribute.CONTENT_SEQUENCE)) {
                if (item.requireText(Attribute.VALUE_TYPE).equals("NUM")) {
                    report.add(line(item));
                }
            }
        }
        assertEquals(table, report);
    }

    private static String line(DataSet number) {
        String code = number.item(Attribute.CONCEPT_NAME_CODE_SEQUENCE).orElseThrow()
                .requireText(Attribute.CODE_VALUE);
        return code + " " + number.item(Attribute.MEASURED_VALUE_SEQUENCE)
                .map(value -> Double.toString(value.requireNumber(Attribute.FLOATING_POINT_VALUE))).orElse("");
    }

    @Test
    void namesTheCaseOnlyWhereAskedTo() throws IOException {
        Path out = folder.resolve("report.dcm");
        assertEquals(0, Run.of("extract", files.image(), files.mask(), "--case", "Doe Jane", "-o", out).code());
        assertTrue(read(out).requireText(Attribute.PATIENT_ID).startsWith("WEFT-"));
        assertEquals(0, Run.of("extract", files.image(), files.mask(), "--case", "Doe Jane", "-o", out,
                "--keep-identifiers").code());
        assertEquals("Doe Jane", read(out).requireText(Attribute.PATIENT_ID));
    }

    @Test
    void refusesWhatAReportCannotBe() {
        refused("a DICOM report cannot go to standard output; name a file with -o", "--format", "sr");
        refused("--wide is a form of CSV and cannot be had as a DICOM report; leave out one of the two", "--wide", "-o",
                folder.resolve("report.dcm"));
        assertFalse(Files.exists(folder.resolve("report.dcm")));
    }

    private void refused(String sentence, Object... more) {
        List<Object> args = new ArrayList<>(List.of("extract", files.image(), files.mask()));
        args.addAll(List.of(more));
        Run run = Run.of(args.toArray());
        assertEquals(2, run.code());
        assertEquals("weft: " + sentence + "\n", run.err());
    }

    private static DataSet read(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return new CompactToolkit().read(MemorySegment.ofArray(Files.readAllBytes(file)), Extent.HEADER, arena)
                    .attributes();
        }
    }
}
