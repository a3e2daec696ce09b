package org.weft.cli.output;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a result is written. */
public enum Format {
    CSV(".csv"),
    JSON(".json"),
    /** A structured report in DICOM. */
    SR(".dcm");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /**
     * The format asked for, else the one that the ending of the file's name says, else CSV.
     *
     * @throws IllegalArgumentException if neither says one that there is
     */
    public static Format of(Optional<String> asked, Optional<Path> file) {
        if (asked.isPresent()) {
            return find(asked.get()).orElseThrow(
                    () -> new IllegalArgumentException("--format takes csv, json or sr, not \"" + asked.get() + "\""));
        }
        if (file.isEmpty()) {
            return CSV;
        }
        String name = String.valueOf(file.get().getFileName());
        return find(name.substring(name.lastIndexOf('.') + 1)).orElseThrow(() -> new IllegalArgumentException(
                "cannot tell the format of " + file.get()
                        + " from its name; end it with .csv, .json or .dcm, or say --format csv"));
    }

    /** Ending of a file's name, with its dot. */
    public String ending() {
        return ending;
    }

    private static Optional<Format> find(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "csv" -> Optional.of(CSV);
            case "json" -> Optional.of(JSON);
            case "sr", "dcm" -> Optional.of(SR);
            default -> Optional.empty();
        };
    }
}
