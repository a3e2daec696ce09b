package org.weft.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The crossovers of a machine as they lie in a file: from how many voxels on each kernel runs on the device. The file's name is made of what they were
 * measured with, and its first lines say it, so that a newer driver has a file of its own. What cannot be read or written
 * is no error: it is measured again.
 */
final class CrossoverFile {

    /** The crossover of a kernel that is never faster on the device. */
    static final long NEVER = Long.MAX_VALUE;

    private static final String NEVER_WRITTEN = "never";

    private final Optional<Path> path;
    private final List<String> head;

    /**
     * @param folder where it lies, if anywhere
     * @param made   what crossovers are measured with, a line for each thing
     */
    CrossoverFile(Optional<Path> folder, List<String> made) {
        head = new ArrayList<>(
                List.of("# Voxels from which on a kernel runs on the device; delete this to measure again."));
        made.forEach(line -> head.add("# " + line.replaceAll("\\R", " ")));
        path = folder.map(f -> f.resolve("crossovers-" + digest(String.join("\n", head)) + ".txt"));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where it lies, if it may lie anywhere; it need not be there. */
    Optional<Path> path() {
        return path;
    }

    /** What it holds, by the kernels' names; nothing where it is not there or not as it was written. */
    Map<String, Long> read() {
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return Map.of();
        }
        try {
            List<String> lines = Files.readAllLines(path.get());
            return lines.size() > head.size() && lines.subList(0, head.size()).equals(head)
                    ? parse(lines.subList(head.size(), lines.size()))
                    : Map.of();
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Map<String, Long> parse(List<String> lines) {
        Map<String, Long> crossovers = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length != 2 || words[1].startsWith("-")) {
                throw new IllegalArgumentException("not a kernel and its crossover: " + line);
            }
            crossovers.put(words[0], words[1].equals(NEVER_WRITTEN) ? NEVER : Long.parseLong(words[1]));
        }
        return crossovers;
    }

    /** Replaces what it holds, if it can be written. */
    void write(Map<String, Long> crossovers) {
        if (path.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(head);
        crossovers.forEach((kernel, voxels) -> lines.add(kernel + " " + (voxels == NEVER ? NEVER_WRITTEN : voxels)));
        try {
            Files.createDirectories(path.get().getParent());
            Path part = Files.createTempFile(path.get().getParent(), ".crossovers", ".part");
            try {
                Files.write(part, lines);
                Files.move(part, path.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The next run measures again, and this one knows.
            return;
        }
    }
}
