package org.weft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Imports point down the list of packages only: what a package may see is written here, and nowhere else. */
class LayeringTest {

    private static final Path SOURCES = Path.of("src/main/java/org/weft");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?org\\.weft\\.([a-z]+)\\.");
    private static final Set<String> FAMILY = Set.of("grid", "image", "feature", "kernel", "settings", "process");
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("grid", Set.of()),
            Map.entry("feature", Set.of()),
            Map.entry("image", Set.of("grid")),
            Map.entry("settings", Set.of("grid", "feature")),
            Map.entry("kernel", Set.of("grid", "image")),
            Map.entry("backend", Set.of("grid", "image", "kernel")),
            Map.entry("io", Set.of("grid", "image")),
            Map.entry("process", Set.of("grid", "image", "kernel", "settings")),
            Map.entry("filter", Set.of("grid", "image", "kernel", "settings")),
            Map.entry("texture", FAMILY),
            Map.entry("intensity", FAMILY),
            Map.entry("morphology", FAMILY),
            Map.entry("extract",
                    Set.of("grid", "image", "feature", "settings", "kernel", "process", "filter", "texture",
                            "intensity", "morphology")),
            Map.entry("ibsi", Set.of("grid", "image", "feature", "settings", "texture", "intensity", "morphology")));

    @Test
    void importsPointDownwards() throws IOException {
        Set<String> wrong = new TreeSet<>();
        List<Path> files;
        try (var walk = Files.walk(SOURCES)) {
            files = walk.filter(p -> p.toString().endsWith(".java")).toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            String from = SOURCES.relativize(file).getName(0).toString();
            Matcher match = IMPORT.matcher(Files.readString(file));
            while (match.find()) {
                String to = match.group(1);
                if (!to.equals(from) && !ALLOWED.get(from).contains(to)) {
                    wrong.add(from + " -> " + to + " in " + file.getFileName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }
}
