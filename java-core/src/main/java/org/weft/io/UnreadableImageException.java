package org.weft.io;

import java.nio.file.Path;

/** A file that cannot be read as an image. The message is one sentence: which file, what is wrong with it, what to do. */
public final class UnreadableImageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    public UnreadableImageException(Path file, String problem) {
        this(file, problem, null);
    }

    public UnreadableImageException(Path file, String problem, Throwable cause) {
        super("cannot read " + file + ": " + problem, cause);
    }

    /** Text out of a file, made fit for a message: in quotes, printable, not longer than a line. */
    static String quote(String text) {
        String printable = text.replace('"', '\'').replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + (printable.length() > LONGEST_QUOTE ? printable.substring(0, LONGEST_QUOTE) + "..." : printable)
                + '"';
    }
}
