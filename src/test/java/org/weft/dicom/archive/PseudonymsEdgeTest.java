package org.weft.dicom.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.Attribute;
import org.weft.kernel.Workers;

class PseudonymsEdgeTest {

    @TempDir
    private Path folder;

    private static TinyObject mueller() {
        return TinyObject.image("MRN-004711", "1.1", "1.1.1", 1).with(Attribute.PATIENT_NAME, "Müller-Schmidt^Anna^M")
                .with(Attribute.PATIENT_BIRTH_DATE, "19570312").with(Attribute.ACCESSION_NUMBER, "A998877")
                .with(Attribute.BODY_PART_EXAMINED, "CHEST");
    }

    private Archive archive(Path... paths) {
        try (Workers workers = new Workers(2)) {
            return Archive.open(List.of(paths), workers);
        }
    }

    private String cleaned(String text) throws IOException {
        try (Archive archive = archive(folder)) {
            return new Pseudonyms(archive.patients()).clean(text);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Thorax nativ                | Thorax nativ",
        "Thorax MÜLLER               | Thorax *",
        "muller schmidt              | *",
        "Mueller, Anna: CT           | *, *: CT",
        "AnnaMuellerSchmidt2019      | *2019",
        "Schmidt_ct_1                | *_ct_1",
        "Hannah Schmidtke            | Hannah Schmidtke",
        "mrn 004711                  | *",
        "MRN004711.dcm               | *.dcm",
        "4711                        | 4711",
        "geb. 12.03.1957             | geb. *",
        "1957-03-12                  | *",
        "a998877/x                   | */x",
        "1.2.840.113619.2.55.3.dcm   | (UID).dcm",
        "CT.1.2.840.113619.2.5.7     | CT.(UID)",
        "M 1 m                       | M 1 m",
        "Chest CT                    | Chest CT"})
    void wordsThatTellThePatientAreReplaced(String text, String cleaned) throws IOException {
        mueller().write(folder.resolve("1"));
        assertEquals(cleaned.replace("*", "patient-1"), cleaned(text));
    }

    /** A name may be a word of the field: where the header itself says that it is, it tells nothing. */
    @Test
    void termsOfTheHeaderAreNotReplaced() throws IOException {
        mueller().with(Attribute.PATIENT_NAME, "Chest^Robert").write(folder.resolve("1"));
        assertEquals("Chest CT of patient-1", cleaned("Chest CT of Robert"));
    }

    @Test
    void namesInOtherScriptsAreFound() throws IOException {
        mueller().with(Attribute.PATIENT_NAME, "Yamada^Tarou=山田^太郎=やまだ^たろう").write(folder.resolve("1"));
        assertEquals("patient-1", cleaned("山田太郎"));
        assertEquals("patient-1様 CT", cleaned("山田様 CT"));
        assertEquals("patient-1", cleaned("tarou YAMADA"));
        assertEquals("patient-1", cleaned("やまだ"));
    }

    @Test
    void wordsOfEveryObjectCount() throws IOException {
        mueller().write(folder.resolve("1"));
        TinyObject.image("MRN-004711", "1.1", "1.1.1", 2).with(Attribute.PATIENT_NAME, "Li^Bo")
                .with(Attribute.REFERRING_PHYSICIAN_NAME, "House^Gregory").write(folder.resolve("2"));
        assertEquals("patient-1 patient-1, patient-1", cleaned("Schmidt LI, house"));
    }

    @Test
    void patientsAreNumberedByTheirIdsWhateverTheOrderOfTheFiles() throws IOException {
        Path first = TinyObject.image("B-77", "1.1", "1.1.1", 1).write(folder.resolve("1"));
        Path second = TinyObject.image("A-77", "1.2", "1.2.1", 1).write(folder.resolve("2"));
        for (Path[] order : new Path[][] {{first, second}, {second, first}}) {
            try (Archive archive = archive(order)) {
                Pseudonyms names = new Pseudonyms(archive.patients());
                assertEquals("patient-1 patient-2", names.clean("A-77 B-77"));
                assertEquals(List.of("patient-1", "patient-2"), archive.patients().stream().map(names::of).toList());
            }
        }
    }
}
