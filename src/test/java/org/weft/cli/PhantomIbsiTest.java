package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
