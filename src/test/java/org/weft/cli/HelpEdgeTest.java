package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpEdgeTest {

    @Test
    void withoutArgumentsPrintsTheUsage() {
        Run run = Run.of();
        assertEquals(0, run.code());
        for (String command : new String[] {"extract", "filter", "inspect", "convert", "verify", "demo", "backends",
            "presets"}) {
            assertTrue(run.out().contains("\n  " + command + " "), command);
        }
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "filter", "inspect", "convert", "verify", "demo", "backends", "presets"})
    void everyCommandHasADescriptionExamplesAndExitCodes(String command) {
        Run run = Run.of(command, "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: weft " + command), run.out());
        assertTrue(run.out().contains("Examples:\n  weft " + command), run.out());
        assertTrue(run.out().matches("(?s).*Exit codes:\n +0 +done\n.*"), run.out());
    }

    @Test
    void versionNamesWeftAndJava() {
        Run run = Run.of("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("weft .*\\RJava " + Runtime.version().feature() + ".*\\R"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"extrakt", "--verbose", "extract", "extract image.nii", "filter image.nii mean", "inspect",
        "extract --threads many a b",
        "verify a"})
    void wrongUsageIsOneSentence(String line) {
        Run run = Run.of((Object[]) line.split(" "));
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("weft: ") && run.err().lines().count() == 1, run.err());
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheRightOne() {
        assertTrue(Run.of("extrakt").err().contains("did you mean extract?"), Run.of("extrakt").err());
    }
}
