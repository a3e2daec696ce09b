package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.weft.cli.settings.Presets;

class PresetsEdgeTest {

    @Test
    void listsEachWithALine() {
        Run run = Run.of("presets");
        assertEquals(0, run.code());
        assertEquals(Presets.names(), run.lines().stream().map(line -> line.split(" ")[0]).toList());
    }

    @Test
    void printsTheYamlOfOne() {
        assertEquals(Presets.text("default"), Run.of("presets", "default").out());
    }

    @Test
    void refusesAnUnknownOne() {
        Run run = Run.of("presets", "defualt");
        assertEquals(2, run.code());
        assertEquals("weft: there is no preset \"defualt\"; did you mean \"default\"?\n", run.err());
        assertTrue(run.out().isEmpty());
    }
}
