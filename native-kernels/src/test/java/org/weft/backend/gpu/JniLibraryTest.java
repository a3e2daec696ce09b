package org.weft.backend.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a binding opens is what the jar holds, whatever lay there. */
class JniLibraryTest {

    /** Any resource will do. */
    private static final String RESOURCE = "/org/weft/gpu/common.h";

    private final String usual = System.getProperty("java.io.tmpdir");
    private byte[] content;

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        try (var in = JniLibrary.class.getResourceAsStream(RESOURCE)) {
            content = in.readAllBytes();
        }
        System.setProperty("java.io.tmpdir", folder.toString());
    }

    @AfterEach
    void end() {
        System.setProperty("java.io.tmpdir", usual);
    }

    @Test
    void aLibraryIsPutWhereNothingLies() throws IOException {
        JniLibrary.place(RESOURCE);
        assertPlaced();
    }

    @Test
    void halfALibraryIsReplaced() throws IOException {
        Files.write(folder.resolve("common.h"), new byte[] {1, 2, 3});
        JniLibrary.place(RESOURCE);
        assertPlaced();
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path other = Files.write(folder.resolve("other"), new byte[] {1, 2, 3});
        Files.createSymbolicLink(folder.resolve("common.h"), other);
        JniLibrary.place(RESOURCE);
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(other));
        Files.delete(other);
        assertPlaced();
    }

    @Test
    void whatCannotBeReplacedIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("common.h").resolve("inner"));
        var refused = assertThrows(DevicesAbsentException.class, () -> JniLibrary.place(RESOURCE));
        assertTrue(refused.getMessage().startsWith(
                "its library cannot be unpacked to " + folder.resolve("common.h") + " ("), refused.getMessage());
        assertTrue(refused.getMessage().endsWith(
                "); remove what lies there, or choose a folder of your own with -Djava.io.tmpdir"),
                refused.getMessage());
    }

    private void assertPlaced() throws IOException {
        Path placed = folder.resolve("common.h");
        assertArrayEquals(content, Files.readAllBytes(placed));
        assertFalse(Files.isSymbolicLink(placed));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count(), "nothing else is left");
        }
    }
}
