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

/** The application's imports point down too: the command line stands on DICOM, and that on the engine. */
class ApplicationLayeringTest {

    private static final Path SOURCES = Path.of("main/java/org/weft/dicom");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?org\\.weft\\.((?:dicom\\.)?[a-z]+)\\.");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "object", Set.of(),
            "codec", Set.of("dicom.object"),
            "toolkit", Set.of("dicom.object", "dicom.codec"),
            "archive", Set.of("dicom.object", "dicom.toolkit", "kernel"),
            "series", Set.of("dicom.object", "dicom.toolkit", "grid", "image", "kernel"),
            "pet", Set.of("dicom.object"),
            "region", Set.of("dicom.object", "dicom.toolkit", "grid", "image"),
            "write", Set.of("dicom.object", "grid", "image", "feature", "extract"));

    @Test
    void importsPointDownwards() throws IOException {
        Set<String> wrong = new TreeSet<>();
        List<Path> files;
        try (var walk = Files.walk(SOURCES)) {
            files = walk.filter(p -> p.toString().endsWith(".java") && !p.getParent().equals(SOURCES)).toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            String from = SOURCES.relativize(file).getName(0).toString();
            Matcher match = IMPORT.matcher(Files.readString(file));
            while (match.find()) {
                String to = match.group(1);
                if (!to.equals("dicom." + from) && !ALLOWED.get(from).contains(to)) {
                    wrong.add(from + " -> " + to + " in " + file.getFileName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }
}
