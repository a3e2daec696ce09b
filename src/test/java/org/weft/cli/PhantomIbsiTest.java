package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.weft.backend.Backends;

/** {@code weft demo} and {@code weft verify}: what users see of the consensus. */
class PhantomIbsiTest {

    @Test
    void demoMeetsEveryConsensusValue() {
        Run run = Run.of("demo", "--backend", "scalar");
        assertTrue(run.lines().getLast().startsWith("482 of 482 consensus values met"), run.out());
        assertEquals(0, run.code());
        assertEquals(482, run.lines().stream().filter(line -> line.endsWith("  ok")).count());
        assertTrue(run.out().contains("glcm (LFYI)"));
    }

    @Test
    void verifyPassesOnEveryBackendPresent() {
        Run run = Run.of("verify", "--only", "phantom");
        assertEquals(0, run.code(), run.out());
        long ready = Backends.probeAll().stream().filter(Backends.Probed::isReady).count();
        assertEquals(ready, run.lines().stream().filter(line -> line.matches("  all +482 +0 +0 +\\d+")).count(),
                run.out());
        assertTrue(run.out().matches("(?s).*  glcm +150 +0 +0 +\\d+\n.*"), run.out());
    }

    /** The presets of IBSI 1 and 2, from files to values: 1321 values of configurations, 33 response maps and 323 values of filtered images. */
    @Test
    void verifyPassesOnTheReferenceData() {
        Path data = Path.of(System.getProperty("weft.data", "../../shared"));
        assumeTrue(Files.isDirectory(data.resolve("ibsi")), () -> "needs " + data + " (-Dweft.data)");
        Run run = Run.of("verify", "--data", data, "--only", "configurations,maps,features");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().matches("(?s).*  all +1321 +0 +0 .*  33 of 33 within .*  all +323 +0 +0 .*"), run.out());
    }
}
