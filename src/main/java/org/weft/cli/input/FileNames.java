package org.weft.cli.input;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names for cases and regions out of the names of their files. */
public final class FileNames {

    private static final Pattern ENDING = Pattern.compile(
            "(?<=[^/\\\\])(\\.(nii|hdr|img)(\\.gz)?|\\.nrrd|\\.nhdr|\\.seg\\.nrrd|\\.dcm|\\.zip)$",
            Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /** A file's name without folder and without the ending of an image format. */
    public static String stem(Path file) {
        return withoutEnding(file.getFileName() == null ? file.toString() : file.getFileName().toString());
    }

    public static String withoutEnding(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }
}
