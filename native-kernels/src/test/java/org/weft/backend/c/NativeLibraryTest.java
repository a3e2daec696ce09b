package org.weft.backend.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    @Test
    @DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
    void theLibraryInTheJarSpeaksOurInterface() {
        try (Arena arena = Arena.ofConfined()) {
            NativeLibrary library = NativeLibrary.open(arena);
            assertEquals(NativeLibrary.ABI_VERSION, library.abiVersion());
            assertTrue(library.origin().equals("the jar"), library.origin());
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
    void aFunctionThatIsNotThereIsNamed() {
        try (Arena arena = Arena.ofConfined()) {
            NativeLibrary library = NativeLibrary.open(arena);
            var e = assertThrows(NativeUnavailableException.class,
                    () -> library.function("weft_no_such_kernel", FunctionDescriptor.ofVoid()));
            assertTrue(e.getMessage().contains("weft_no_such_kernel"), e.getMessage());
        }
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertRefused(folder.resolve("absent.so"), "no readable C library");
    }

    @Test
    void aFileThatIsNoLibraryIsRefused(@TempDir Path folder) throws IOException {
        assertRefused(Files.writeString(folder.resolve("text.so"), "not a library"), "refuses to open");
    }

    private static void assertRefused(Path file, String reason) {
        try (Arena arena = Arena.ofConfined()) {
            var e = assertThrows(NativeUnavailableException.class, () -> NativeLibrary.open(arena, file));
            assertTrue(e.getMessage().contains(reason) && e.getMessage().contains(file.toString()), e.getMessage());
        }
    }
}
