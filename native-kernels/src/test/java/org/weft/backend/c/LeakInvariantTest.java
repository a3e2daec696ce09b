package org.weft.backend.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Ten thousand extractions leave nothing behind, neither on the heap nor off it nor in what the C kernels allocate.
 *
 * <p>In a JVM of its own, so that all that can grow is a leak: its heap has one size and is touched from the start, so small that it would not hold
 * what leaked; and only the first of its compilers runs, whose code is complete within the first thousand.
 */
class LeakInvariantTest {

    private static final int FIRST = 1_000;
    private static final int LAST = 10_000;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads the resident memory in /proc/self/status")
    @DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
    void tenThousandExtractionsDoNotGrowTheProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m", "-Xmx32m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                ManyExtractions.class.getName(), "c", String.valueOf(FIRST), String.valueOf(LAST))
                .redirectError(Redirect.DISCARD).start();
        List<String> lines = process.inputReader().lines().toList();
        assertEquals(0, process.waitFor(), () -> "the JVM that extracts failed after " + lines);
        long first = Long.parseLong(lines.get(0));
        long last = Long.parseLong(lines.get(1));
        String numbers = "resident memory after " + FIRST + " extractions " + first + " kB, after " + LAST + " " + last
                + " kB";
        System.out.println(numbers);
        // 1 kB an extraction; what is there without a leak is some 5 MB, the same after 2,000 as after 10,000
        assertTrue(last - first <= LAST - FIRST, numbers);
    }
}
