package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;

/** Whatever is written of a DICOM patient tells who it is only where identifiers are kept, even where folders are named by them. */
class DicomPrivacyInvariantTest {

    @TempDir
    private Path folder;

    private Path patient;

    @BeforeEach
    void writeObjects() throws IOException {
        patient = folder.resolve(DicomCase.ID);
        DicomCase.series(patient, "CT", 1, UnaryOperator.identity());
        DicomCase.regions(patient.resolve("rtstruct.dcm"), 1, DicomCase.FRAME);
        Path slice = patient.resolve("CT1_1.dcm"); // what is noted names files: a gap, a damaged one, two of one UID
        byte[] whole = Files.readAllBytes(slice);
        Files.write(slice, Arrays.copyOf(whole, 300));
        DicomCase.series(folder.resolve("other"), "CT", 1, object -> object.put(Attribute.STUDY_DESCRIPTION, "x"));
        Files.copy(folder.resolve("other/CT1_2.dcm"), patient.resolve("Quibblethwaite_2.dcm"));
    }

    private String written(String name, Object... args) throws IOException {
        Path out = folder.resolve(name);
        Object[] all = new Object[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "-o";
        all[args.length + 1] = out;
        Run run = Run.of(all);
        assertEquals(0, run.code(), run.err());
        Path beside = folder.resolve(name.replace(".csv", ".json"));
        return run.out() + run.err() + Files.readString(out, StandardCharsets.ISO_8859_1)
                + (name.endsWith(".csv") ? Files.readString(beside) : "");
    }

    private void tellsNothing(String text) {
        DicomCase.IDENTIFIERS.forEach(word -> assertFalse(text.contains(word), () -> word + " in " + text));
    }

    private Object[] extract(Object... more) {
        Object[] all = new Object[7 + more.length];
        List<Object> first = List.of("extract", patient, "--region", "*", "--families", "intensity_statistics",
                "--repair");
        System.arraycopy(first.toArray(), 0, all, 0, 7);
        System.arraycopy(more, 0, all, 7, more.length);
        return all;
    }

    @Test
    void tablesTellNothing() throws IOException {
        tellsNothing(written("tidy.csv", extract()));
        tellsNothing(written("wide.csv", extract("--wide")));
        tellsNothing(written("all.json", extract()));
    }

    @Test
    void objectsTellNothing() throws IOException {
        tellsNothing(written("report.dcm", extract()));
        tellsNothing(written("seg.dcm", "convert", patient, "--region", "GTV", "--repair"));
        tellsNothing(written("mask.nii", "convert", patient, "--region", "GTV", "--repair"));
        tellsNothing(written("image.nii", "convert", patient, "--repair"));
    }

    @Test
    void notesNameFilesWithoutTheirFolder() throws IOException {
        String all = written("all.json", extract());
        String notes = all.lines().filter(line -> line.startsWith("weft: ")).collect(Collectors.joining("\n"));
        for (String part : List.of("weft: repaired: 1 slice is missing: CT1_0.dcm at ", "CT1_1.dcm is left out: ",
                " has the UID of ")) {
            assertTrue(notes.contains(part), all);
        }
        assertFalse(notes.replace(folder.resolve("all.json").toString(), "").contains(folder.toString()), notes);
        String written = Files.readString(folder.resolve("all.json"));
        assertTrue(written.contains("repaired: 1 slice is missing: CT1_0.dcm at "), written);
        assertFalse(written.contains(folder.toString()), written);
    }

    /** A slice is lost: what is said of the repair, and of the region there, names files and so the folder. */
    @Test
    void notesTellNothing() throws IOException {
        Files.delete(patient.resolve("CT1_1.dcm"));
        String table = written("repaired.csv", extract());
        assertTrue(table.contains("repaired: "), table);
        tellsNothing(table);
    }

    @Test
    void listsTellNothing() {
        tellsNothing(Run.of("inspect", patient).out());
        tellsNothing(Run.of("inspect", patient, "--json").out());
    }

    @Test
    void everyOutputTellsWhereIdentifiersAreKept() throws IOException {
        for (String name : List.of("kept.csv", "kept.json")) {
            String table = written(name, extract("--keep-identifiers"));
            assertTrue(table.contains("CT of " + DicomCase.ID), table);
        }
        assertTrue(written("wide.csv", extract("--wide", "--keep-identifiers")).contains("\n" + DicomCase.ID + ","));
        String segmentation = written("seg.dcm", "convert", patient, "--region", "GTV", "--repair",
                "--keep-identifiers");
        DicomCase.IDENTIFIERS.forEach(word -> assertTrue(segmentation.contains(word), word));
        String list = Run.of("inspect", patient, "--json", "--keep-identifiers").out();
        List.of("Quibblethwaite", DicomCase.ID, DicomCase.BIRTH, DicomCase.STUDY)
                .forEach(word -> assertTrue(list.contains(word), word));
    }

    @Test
    void identifiersCanBeKept() throws IOException {
        assertTrue(written("kept.csv", extract("--keep-identifiers")).contains(DicomCase.ID));
        String report = written("kept.dcm", extract("--keep-identifiers"));
        List.of("Quibblethwaite", DicomCase.ID, DicomCase.BIRTH, DicomCase.STUDY)
                .forEach(word -> assertTrue(report.contains(word), word));
        assertTrue(Run.of("inspect", patient, "--keep-identifiers").out().contains(DicomCase.ID));
    }
}
