package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.weft.backend.Backends;

class BackendsEdgeTest {

    @Test
    void listsEveryProviderAndTheScalarOneIsReadyWithAllKernels() {
        Run run = Run.of("backends");
        assertEquals(0, run.code());
        for (Backends.Probed found : Backends.probeAll()) {
            assertTrue(run.lines().stream()
                    .anyMatch(line -> line.matches(found.provider().name() + " +(ready|absent) .+")), run.out());
        }
        assertTrue(run.out().matches("(?s).*\nscalar +ready [^\n]*\n +kernels: all\nby default .*"), run.out());
    }

    @Test
    void saysWhatADeviceTakesWhereNoneIsNamed() {
        assertEquals(List.of("glcm from 1200000 voxels on", "ngtdm from 0 voxels on", "never distance, moments"),
                BackendsCommand.crossovers(new TreeMap<>(Map.of("ngtdm", 0L, "moments", Long.MAX_VALUE, "glcm",
                        1_200_000L, "distance", Long.MAX_VALUE))));
        assertEquals(List.of("glcm from 1200000 voxels on"), BackendsCommand.crossovers(Map.of("glcm", 1_200_000L)));
        assertEquals(List.of("from how many voxels on is measured when a region first is large"),
                BackendsCommand.crossovers(Map.of()));
    }

    @Test
    void anUnknownBackendIsBadInput() {
        Run run = Run.of("demo", "--backend", "abacus");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("weft: there is no backend \"abacus\"; there are ")
                && run.err().lines().count() == 1, run.err());
    }

    @Test
    void aDeviceOfABackendWithoutDevicesIsBadInput() {
        Run run = Run.of("demo", "--backend", "scalar:0");
        assertEquals(2, run.code());
        assertEquals("weft: the backend \"scalar\" has no devices to choose from; say scalar, not scalar:0\n",
                run.err());
    }

    @Test
    void anAbsentBackendIsWhatThisMachineLacks() {
        List<String> absent = Backends.probeAll().stream().filter(found -> !found.isReady())
                .map(found -> found.provider().name()).toList();
        assumeTrue(!absent.isEmpty(), "every backend is present on this machine");
        Run run = Run.of("demo", "--backend", absent.getFirst());
        assertEquals(3, run.code());
        assertTrue(run.err().startsWith("weft: the backend \"" + absent.getFirst() + "\" cannot run here: "),
                run.err());
    }
}
