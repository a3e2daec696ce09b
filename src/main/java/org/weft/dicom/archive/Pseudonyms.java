package org.weft.dicom.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weft.dicom.object.Attribute;

/**
 * Names for the patients of an archive that do not tell who they are: {@code patient-1} and so on, in the order of the patients' identifiers,
 * the same whatever order the files came in.
 */
public final class Pseudonyms {

    private static final List<Attribute> IDENTIFIERS = List.of(Attribute.PATIENT_NAME, Attribute.PATIENT_ID,
            Attribute.PATIENT_BIRTH_DATE, Attribute.ACCESSION_NUMBER);
    /** Shorter parts of a name are as likely to mean something else. */
    private static final int SHORTEST = 3;

    private final List<Patient> patients;
    private final Map<String, String> byWord = new LinkedHashMap<>();

    public Pseudonyms(List<Patient> patients) {
        this.patients = List.copyOf(patients);
        for (Patient patient : patients) {
            IDENTIFIERS.forEach(attribute -> patient.header().text(attribute).ifPresent(text -> {
                add(text, patient);
                for (String word : text.split("[\\^=,;\\s]+")) {
                    add(word, patient);
                }
            }));
        }
    }

    private void add(String word, Patient patient) {
        if (word.length() >= SHORTEST) {
            byWord.putIfAbsent(word, of(patient));
        }
    }

    /** What a patient of the archive is called. */
    public String of(Patient patient) {
        return "patient-" + (patients.indexOf(patient) + 1);
    }

    /** Text such as a description or a path, with pseudonyms where it names a patient. */
    public String clean(String text) {
        String cleaned = text;
        for (Map.Entry<String, String> word : byWord.entrySet()) {
            cleaned = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word.getKey()) + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(cleaned)
                    .replaceAll(Matcher.quoteReplacement(word.getValue()));
        }
        return cleaned;
    }
}
