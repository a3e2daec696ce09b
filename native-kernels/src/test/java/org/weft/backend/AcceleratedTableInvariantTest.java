package org.weft.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.c.CProvider;
import org.weft.backend.cuda.CudaProvider;
import org.weft.backend.opencl.OpenClProvider;
import org.weft.backend.scalar.ScalarProvider;
import org.weft.kernel.Kernel;

/** The law of the whole table where calls are shared out between the processor and a device that is, against the rule, taken whatever it is. */
class AcceleratedTableInvariantTest {

    /** A small patient's region is larger than this, and slabs of it smaller. */
    private static final long CROSSOVER = 10_000;

    /** A platform's devices, or a device, held to be graphics processors. */
    private record Forced(BackendProvider inner) implements BackendProvider {

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public int priority() {
            return inner.priority();
        }

        @Override
        public Probe probe() {
            return inner.probe();
        }

        @Override
        public <K extends Kernel> Optional<K> kernel(Class<K> type) {
            return inner.kernel(type);
        }

        @Override
        public List<BackendProvider> devices() {
            return inner.devices().stream().<BackendProvider>map(Forced::new).toList();
        }

        @Override
        public boolean isAccelerator() {
            return true;
        }
    }

    @Test
    void sharedOutBetweenProcessorAndOpenCl() {
        assertSameBits(new OpenClProvider());
    }

    @Test
    void sharedOutBetweenProcessorAndCuda() {
        assertSameBits(new CudaProvider());
    }

    private static void assertSameBits(BackendProvider platform) {
        if (platform.probe() instanceof Probe.Absent(String reason)) {
            abort(reason);
        }
        List<BackendProvider> processors = Stream.of(new CProvider(), new ScalarProvider())
                .filter(provider -> provider.probe() instanceof Probe.Ready).toList();
        var accelerator = new Accelerator(List.of(new Forced(platform)), processors, 2, Optional.empty(), CROSSOVER / 2,
                (_, _, _, _) -> CROSSOVER);
        PatientTable.assertSameBits("STS_002/CT", Backends.Choice.of(accelerator).kernels());
        Set<String> all = Stream.of(Trial.values()).map(trial -> trial.type().getSimpleName())
                .collect(Collectors.toSet());
        assertTrue(all.containsAll(accelerator.used()), "on the device: " + accelerator.used());
        assertTrue(accelerator.used().size() >= 7, "on the device: " + accelerator.used());
        assertEquals(Optional.of(platform.name() + ":0"), accelerator.name());
    }
}
