package org.weft.dicom.archive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;

/**
 * Words that tell who a patient is, each with what is said instead: of names each word and all words together, whole identifiers, the birth date. Compared without case,
 * accents and what stands between letters and digits, so that {@code muller_hans} is found where {@code Müller^Hans} is meant.
 *
 * @param instead by the word, in small letters and digits only
 * @param longest length of the longest of them
 */
record IdentifyingWords(Map<String, String> instead, int longest) {

    private static final String NO_UID = "(UID)";

    private static final Attribute[] NAMES = {Attribute.PATIENT_NAME, Attribute.OTHER_PATIENT_NAMES,
        Attribute.REFERRING_PHYSICIAN_NAME};
    private static final Attribute[] CODES = {Attribute.PATIENT_ID, Attribute.OTHER_PATIENT_IDS,
        Attribute.ACCESSION_NUMBER};
    /** Words of an object that are the standard's and not a person's, though a person may be called so. */
    private static final Attribute[] TERMS = {Attribute.MODALITY, Attribute.BODY_PART_EXAMINED};
    /** Parts of words as they are told apart in {@code MuellerHans_2019}; an ideograph is a part of its own. */
    private static final Pattern PART = Pattern
            .compile("\\p{IsIdeographic}|\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{M}]+"
                    + "|[\\p{L}\\p{M}&&[^\\p{Lu}\\p{Ll}\\p{IsIdeographic}]]+|\\p{N}+");
    private static final Pattern UID = Pattern.compile("(?<![0-9])[0-2](\\.\\d+){4,}");
    /** A shorter number may be anything. */
    private static final int SHORTEST_CODE = 3;

    IdentifyingWords(Map<String, String> instead) {
        this(Map.copyOf(instead), instead.keySet().stream().mapToInt(String::length).max().orElse(0));
    }

    /** The words of one patient's objects. */
    static Set<String> of(Collection<DataSet> headers) {
        Set<String> words = new HashSet<>();
        texts(headers, NAMES).forEach(name -> addName(words, name));
        texts(headers, CODES).forEach(code -> addCode(words, fold(code)));
        texts(headers, Attribute.PATIENT_BIRTH_DATE).map(IdentifyingWords::fold).filter(date -> date.length() == 8)
                .forEach(date -> addDate(words, date));
        texts(headers, TERMS).map(IdentifyingWords::fold).forEach(words::remove);
        return words;
    }

    private static Stream<String> texts(Collection<DataSet> headers, Attribute... attributes) {
        return Stream.of(attributes)
                .flatMap(attribute -> headers.stream().flatMap(header -> header.texts(attribute).stream()).distinct());
    }

    /** Components of a name stand between carets, its spellings in other scripts between equals signs (DICOM PS3.5, 6.2). */
    private static void addName(Set<String> words, String name) {
        for (String spelling : name.split("=")) {
            for (String variant : List.of(spelling, spelledOut(spelling))) {
                List<String> components = Stream.of(variant.split("\\^")).map(IdentifyingWords::fold).toList();
                components.forEach(component -> addWord(words, component));
                Stream.of(variant.split("[^\\p{L}\\p{M}\\p{N}]+")).forEach(word -> addWord(words, fold(word)));
                addCode(words, String.join("", components));
                if (components.size() > 1) {
                    addCode(words, components.get(0) + components.get(1));
                    addCode(words, components.get(1) + components.get(0));
                }
            }
        }
    }

    private static String spelledOut(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace("ä", "ae")
                .replace("ö", "oe").replace("ü", "ue");
    }

    /** Initials are in many words that are not meant, and a name with digits is a code, which is told by all of it. */
    private static void addWord(Set<String> words, String word) {
        boolean isLetters = !word.isEmpty() && word.codePoints().allMatch(Character::isLetter);
        if (isLetters && (word.length() > 1 || word.codePoints().allMatch(Character::isIdeographic))) {
            words.add(word);
        }
    }

    private static void addCode(Set<String> words, String code) {
        if (code.length() >= SHORTEST_CODE) {
            words.add(code);
        }
    }

    private static void addDate(Set<String> words, String date) {
        String year = date.substring(0, 4);
        String month = date.substring(4, 6);
        String day = date.substring(6);
        words.addAll(List.of(date, day + month + year, month + day + year));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).replace("ß", "ss")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The text without these words and without UIDs. */
    String replaced(String text) {
        String plain = UID.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(NO_UID);
        List<int[]> parts = new ArrayList<>();
        Matcher part = PART.matcher(plain);
        while (part.find()) {
            parts.add(new int[] {part.start(), part.end()});
        }
        StringBuilder replaced = new StringBuilder();
        int told = 0;
        for (int i = 0; i < parts.size();) {
            Hit hit = longest(plain, parts, i);
            if (hit.next > i) {
                replaced.append(plain, told, parts.get(i)[0]).append(instead.get(hit.word));
                told = parts.get(hit.next - 1)[1];
            }
            i = Math.max(hit.next, i + 1);
        }
        return replaced.append(plain.substring(told)).toString();
    }

    /** @param next the part behind the word */
    private record Hit(String word, int next) {}

    /** The longest of the words that begins with a part; one of no parts where none does. */
    private Hit longest(String text, List<int[]> parts, int first) {
        Hit hit = new Hit("", first);
        StringBuilder word = new StringBuilder();
        for (int i = first; i < parts.size() && word.length() < longest; i++) {
            word.append(fold(text.substring(parts.get(i)[0], parts.get(i)[1])));
            if (instead.containsKey(word.toString())) {
                hit = new Hit(word.toString(), i + 1);
            }
        }
        return hit;
    }
}
