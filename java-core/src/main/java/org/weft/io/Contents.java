package org.weft.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what a file that is no image of ours begins with, for a message. */
final class Contents {

    private static final int SHOWN = 8;
    private static final int DICOM_MAGIC = 128;

    private static final Map<String, String> MAGIC = new LinkedHashMap<>();

    static {
        MAGIC.put("\\x89PNG", "a PNG picture");
        MAGIC.put("\\xff\\xd8\\xff", "a JPEG picture");
        MAGIC.put("(II\\*\\x00|MM\\x00\\*)", "a TIFF picture");
        MAGIC.put("NRRD", "a NRRD (gunzip it; NRRD has an encoding gzip of its own)");
        MAGIC.put("PK\\x03\\x04", "a zip archive");
        MAGIC.put("\\x89HDF", "an HDF5 file (MINC, perhaps)");
        MAGIC.put("(ObjectType|NDims|Comment) *=", "a MetaImage header");
        MAGIC.put("(\\x5c\\x01\\x00\\x00|\\x00\\x00\\x01\\x5c)", "an Analyze 7.5 or damaged NIfTI-1 header");
        MAGIC.put("(\\x1c\\x02\\x00\\x00|\\x00\\x00\\x02\\x1c)", "a damaged NIfTI-2 header");
    }

    private Contents() {}

    static String describe(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return "an empty file";
        }
        if (text.startsWith("DICM", DICOM_MAGIC)) {
            return "a DICOM file";
        }
        for (Map.Entry<String, String> entry : MAGIC.entrySet()) {
            if (text.matches("(?s)" + entry.getKey() + ".*")) {
                return entry.getValue() + (start.length < NiftiHeader.LENGTH ? " of " + start.length + " bytes" : "");
            }
        }
        String first = text.substring(0, Math.min(SHOWN, text.length()));
        return first.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                ? "a text that begins with " + UnreadableImageException.quote(first)
                : "a file that begins with the bytes "
                        + HexFormat.ofDelimiter(" ").formatHex(first.getBytes(StandardCharsets.ISO_8859_1));
    }
}
