package org.weft.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears whole or not at all: it is written beside its place and renamed. Opening one proves that it can be written, before any
 * work is done; closing it without {@link #commit} leaves nothing.
 */
public final class OutputFile implements AutoCloseable {

    private final Path target;
    private final Path part;

    private OutputFile(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    /**
     * Takes the place of a file, which may exist already.
     *
     * @throws IllegalArgumentException if it cannot be written there
     */
    public static OutputFile open(Path target) {
        if (Files.isDirectory(target)) {
            throw new IllegalArgumentException("cannot write " + target + ": it is a folder; name a file in it");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IllegalArgumentException(
                    "cannot write " + target
                            + ": it is a device or a pipe; leave out -o and redirect standard output to it");
        }
        Path file = behindLinks(target);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "cannot write " + target + ": there is no folder " + folder + "; make it first");
        }
        Path part = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, new byte[0]);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + target + ": " + reason(e), e);
        }
        part.toFile().deleteOnExit();
        return new OutputFile(file, part);
    }

    private static Path behindLinks(Path target) {
        try {
            return Files.exists(target) ? target.toRealPath() : target;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + target + ": " + reason(e), e);
        }
    }

    /** Writes the content beside the place where it will be. */
    public void write(String text) throws IOException {
        Files.writeString(part, text);
    }

    /** The same for content that is no text. */
    public void write(byte[] content) throws IOException {
        Files.write(part, content);
    }

    /** Puts what was written in its place. */
    public void commit() throws IOException {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "you may not write in its folder";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> "its folder takes no new file";
        };
    }
}
