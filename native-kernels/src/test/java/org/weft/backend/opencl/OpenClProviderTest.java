package org.weft.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.backend.BackendProvider;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;

class OpenClProviderTest {

    private final OpenClProvider provider = new OpenClProvider();

    /** Asked of any machine: a reason where there is no OpenCL, and what to do about it. */
    @Test
    void aProbeNeverThrows() {
        switch (provider.probe()) {
            case Probe.Ready(String description) -> assertTrue(description.startsWith("OpenCL, "), description);
            case Probe.Absent(String reason) -> assertTrue(reason.contains("install"), reason);
        }
        assertEquals(provider.probe() instanceof Probe.Ready, !provider.devices().isEmpty());
    }

    @Test
    void isChosenByNameOnly() {
        Backends.Choice choice = Backends.choose(Optional.empty());
        assertFalse(choice.name().startsWith("opencl"), choice.name());
        assertFalse(choice.origins().containsValue("opencl"), choice.origins()::toString);
    }

    /** PoCL makes one of the processor; it is slower than the processor's own backends. */
    @Test
    void aProcessorIsNoAccelerator() {
        requireDevice();
        for (BackendProvider device : provider.devices()) {
            if (device.probe() instanceof Probe.Ready(String description) && isProcessor(description)) {
                assertFalse(device.isAccelerator(), description);
            }
        }
    }

    private static boolean isProcessor(String description) {
        return description.matches("(?i)(pthread-|cpu).*");
    }

    @Test
    void devicesSayMemoryAndDriver() {
        requireDevice();
        for (BackendProvider device : provider.devices()) {
            assertTrue(device.probe() instanceof Probe.Ready(String description)
                    && description.matches(".+, \\d+ MiB, driver .+"), device.probe()::toString);
        }
    }

    @Test
    void aDeviceIsChosenByItsNumber() {
        requireDevice();
        Map<String, String> origins = Backends.choose(Optional.of("opencl:0")).origins();
        assertEquals("opencl:0", origins.get("GlcmKernel"));
        assertEquals(origins.keySet(), Backends.choose(Optional.of("opencl")).origins().keySet());
        Set<String> others = Set.copyOf(origins.values());
        assertEquals(2, others.size(), "the processor has the other kernels: " + origins);
    }

    @Test
    void aNumberWithoutADeviceIsRefused() {
        requireDevice();
        for (String name : new String[] {"opencl:99", "opencl:", "opencl:one", "opencl:-1"}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Backends.choose(Optional.of(name)));
            assertTrue(refused.getMessage().startsWith("there is no device \"" + name + "\"; there are opencl:0"),
                    refused.getMessage());
        }
    }

    private void requireDevice() {
        if (provider.probe() instanceof Probe.Absent(String reason)) {
            abort(reason);
        }
    }
}
