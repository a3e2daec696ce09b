package org.weft.dicom.object;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How an object's text is encoded: the values of SpecificCharacterSet (DICOM PS3.3, C.12.1.1.2). What cannot be decoded becomes replacement
 * characters; a set that is not known here is read as the default repertoire.
 *
 * @param first        the set in which each value begins
 * @param isExtensible whether escape sequences (ISO 2022) may change it within a value
 */
record CharacterSet(Charset first, boolean isExtensible) {

    static final CharacterSet DEFAULT = new CharacterSet(StandardCharsets.US_ASCII, false);

    private static final byte ESCAPE = 0x1b;
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("6", "US-ASCII"),
            Map.entry("100", "ISO-8859-1"), Map.entry("101", "ISO-8859-2"), Map.entry("109", "ISO-8859-3"),
            Map.entry("110", "ISO-8859-4"), Map.entry("144", "ISO-8859-5"), Map.entry("127", "ISO-8859-6"),
            Map.entry("126", "ISO-8859-7"), Map.entry("138", "ISO-8859-8"), Map.entry("148", "ISO-8859-9"),
            Map.entry("203", "ISO-8859-15"), Map.entry("13", "JIS_X0201"), Map.entry("166", "TIS-620"),
            Map.entry("192", "UTF-8"));
    /** What follows an escape character, and the set that it calls. */
    private static final Map<String, String> ESCAPES = Map.ofEntries(Map.entry("(B", "US-ASCII"),
            Map.entry("-A", "ISO-8859-1"), Map.entry("-B", "ISO-8859-2"), Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"), Map.entry("-L", "ISO-8859-5"), Map.entry("-G", "ISO-8859-6"),
            Map.entry("-F", "ISO-8859-7"), Map.entry("-H", "ISO-8859-8"), Map.entry("-M", "ISO-8859-9"),
            Map.entry("-b", "ISO-8859-15"), Map.entry("-T", "TIS-620"), Map.entry("(J", "JIS_X0201"),
            Map.entry(")I", "JIS_X0201"), Map.entry("$)C", "EUC-KR"), Map.entry("$)A", "GB2312"),
            Map.entry("$B", "ISO-2022-JP"), Map.entry("$(D", "ISO-2022-JP-2"));

    static CharacterSet of(List<String> terms) {
        if (terms.isEmpty()) {
            return DEFAULT;
        }
        String first = terms.getFirst();
        Charset charset = switch (first) {
            case "GB18030", "GBK" -> named("GB18030");
            default -> named(NAMES.getOrDefault(first.replaceFirst("^ISO(_IR| 2022 IR) ", ""), "US-ASCII"));
        };
        return new CharacterSet(charset, terms.size() > 1 || first.startsWith("ISO 2022"));
    }

    String decode(byte[] text) {
        if (!isExtensible) {
            return new String(text, first);
        }
        StringBuilder decoded = new StringBuilder();
        Charset set = first;
        int from = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == ESCAPE) {
                decoded.append(part(text, from, i, set));
                String escape = i == text.length ? "" : escape(text, i + 1);
                set = escape.isEmpty() ? first : named(ESCAPES.get(escape));
                from = Math.min(text.length, keepsEscape(set) ? i : i + 1 + escape.length());
            }
        }
        return decoded.toString();
    }

    /** Java's own ISO 2022 decoders want the escape sequence in front of the text. */
    private static boolean keepsEscape(Charset set) {
        return set.name().startsWith("ISO-2022");
    }

    private static String part(byte[] text, int from, int to, Charset set) {
        return new String(text, from, Math.max(0, to - from), set);
    }

    private static String escape(byte[] text, int from) {
        for (int length = 2; length <= 3 && from + length <= text.length; length++) {
            String candidate = new String(text, from, length, StandardCharsets.US_ASCII);
            if (ESCAPES.containsKey(candidate)) {
                return candidate;
            }
        }
        return "";
    }

    private static Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
