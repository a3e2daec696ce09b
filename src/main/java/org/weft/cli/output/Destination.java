package org.weft.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Where a result goes: standard output or a file. Beside a CSV file goes a JSON file of the same name that says what it was made with. */
public final class Destination implements AutoCloseable {

    private final PrintWriter out;
    private final Optional<OutputFile> file;
    private final Optional<OutputFile> beside;

    private Destination(PrintWriter out, Optional<OutputFile> file, Optional<OutputFile> beside) {
        this.out = out;
        this.file = file;
        this.beside = beside;
    }

    /** Standard output. */
    public static Destination of(PrintWriter out) {
        return new Destination(out, Optional.empty(), Optional.empty());
    }

    /**
     * A file, in a folder that can be written.
     *
     * @param inputs files that must not be overwritten
     * @throws IllegalArgumentException if the file, or the one beside it, cannot be written or is an input
     */
    public static Destination of(Path target, Format format, Collection<Path> inputs) throws IOException {
        refuse(target, inputs);
        if (format != Format.CSV) {
            return new Destination(null, Optional.of(OutputFile.open(target)), Optional.empty());
        }
        Path beside = beside(target);
        refuse(beside, inputs);
        if (Files.isRegularFile(beside) && !isProvenance(beside)) {
            throw new IllegalArgumentException("beside " + target + " goes " + beside
                    + ", which exists and was not written for a CSV file; move it away or choose another name");
        }
        OutputFile file = OutputFile.open(target);
        try {
            return new Destination(null, Optional.of(file), Optional.of(OutputFile.open(beside)));
        } catch (IllegalArgumentException e) {
            file.close();
            throw e;
        }
    }

    /** Where the provenance of a CSV file lies. */
    public static Path beside(Path csv) {
        String name = csv.getFileName().toString();
        String stem = name.toLowerCase(Locale.ROOT).endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return csv.resolveSibling(stem + Format.JSON.ending());
    }

    private static boolean isProvenance(Path json) throws IOException {
        String text = Files.readString(json, StandardCharsets.ISO_8859_1);
        return text.contains("\"versions\"") && text.contains("\"settings\"") && !text.contains("\"values\"");
    }

    /** Whether the provenance is written to a file of its own. */
    public boolean hasFileBeside() {
        return beside.isPresent();
    }

    /**
     * Writes all of it, or nothing.
     *
     * @param provenance content of the file beside, not looked at where there is none
     */
    public void deliver(String result, String provenance) throws IOException {
        if (file.isEmpty()) {
            out.print(result);
            out.flush();
            return;
        }
        file.get().write(result);
        if (beside.isPresent()) {
            beside.get().write(provenance);
            beside.get().commit();
        }
        file.get().commit();
    }

    /** Writes all of what is no text, or nothing: to a file only. */
    public void deliver(byte[] result) throws IOException {
        OutputFile to = file.orElseThrow();
        to.write(result);
        to.commit();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
        if (beside.isPresent()) {
            beside.get().close();
        }
    }

    private static void refuse(Path target, Collection<Path> inputs) throws IOException {
        for (Path input : inputs) {
            if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                throw new IllegalArgumentException(
                        "the output " + target + " would overwrite an input; choose another name");
            }
        }
    }
}
