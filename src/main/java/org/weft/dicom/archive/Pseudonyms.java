package org.weft.dicom.archive;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Instance;

/**
 * Names for the patients of an archive that do not tell who they are: {@code patient-1} and so on, in the order of the patients' identifiers,
 * the same whatever order the files came in.
 */
public final class Pseudonyms {

    private final Map<Patient, String> names = new IdentityHashMap<>();
    private final IdentifyingWords words;

    public Pseudonyms(List<Patient> patients) {
        Map<String, String> instead = new HashMap<>();
        for (Patient patient : patients) {
            String name = "patient-" + (names.size() + 1);
            names.put(patient, name);
            List<DataSet> headers = patient.studies().stream().flatMap(study -> study.series().stream())
                    .flatMap(series -> series.instances().stream()).map(Instance::header).toList();
            IdentifyingWords.of(headers).forEach(word -> instead.putIfAbsent(word, name));
        }
        words = new IdentifyingWords(instead);
    }

    /** What a patient of the archive is called. */
    public String of(Patient patient) {
        return names.get(patient);
    }

    /**
     * Text such as a description or a path, with pseudonyms where it names a patient, an identifier or a birth date, and without UIDs. Words
     * are compared without case and accents and wherever they stand; other free text is passed on as it is.
     */
    public String clean(String text) {
        return words.replaced(text);
    }
}
