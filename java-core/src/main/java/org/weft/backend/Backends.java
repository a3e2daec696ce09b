package org.weft.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.weft.backend.BackendProvider.Probe;
import org.weft.kernel.CellKernel;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.MeteredKernels;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.PairsKernel;
import org.weft.kernel.ZoneKernel;

/** Finds the backends of this machine and makes one choice of kernels for a run. */
public final class Backends {

    private Backends() {}

    /** A provider and what it said of this machine. */
    public record Probed(BackendProvider provider, Probe probe) {

        public boolean isReady() {
            return probe instanceof Probe.Ready;
        }
    }

    /** The kernels of a run. */
    public static final class Choice {

        private final String name;
        private final Kernels kernels;
        private final Map<String, String> origins;
        private final Optional<Accelerator> accelerator;

        private Choice(String name, Kernels kernels, Map<String, String> origins, Optional<Accelerator> accelerator) {
            this.name = name;
            this.kernels = kernels;
            this.origins = origins;
            this.accelerator = accelerator;
        }

        /** Those of the processor, and a device for large calls. */
        static Choice of(Accelerator accelerator) {
            Choice processor = accelerator.processor();
            return new Choice(processor.name, DispatchedKernels.of(accelerator, Choice::kernels), processor.origins,
                    Optional.of(accelerator));
        }

        /** Backend asked for, or the best one of the processor. */
        public String name() {
            return name;
        }

        /** One implementation of each kernel. */
        public Kernels kernels() {
            return kernels;
        }

        /** The same kernels, which keep account of their use. */
        public Kernels metered(MeteredKernels meters) {
            return accelerator
                    .map(device -> DispatchedKernels.of(device, choice -> meters.over(choice.kernels, choice.origins)))
                    .orElseGet(() -> meters.over(kernels, origins));
        }

        /**
         * Which backend each kernel came from, by the simple name of its contract; others than the one that was asked for stand in where it
         * has none of its own. A device that has taken some of a kernel's calls by now stands behind the processor's backend, after a comma.
         */
        public Map<String, String> origins() {
            Map<String, String> all = new LinkedHashMap<>(origins);
            accelerator.ifPresent(device -> device.used()
                    .forEach(kernel -> all.merge(kernel, device.name().orElseThrow(),
                            (own, more) -> own + ", " + more)));
            return all;
        }

        /** What takes large calls, where no backend was named. */
        public Optional<Accelerator> accelerator() {
            return accelerator;
        }
    }

    /** All providers on the class path with their probes, the preferred one first. */
    public static List<Probed> probeAll() {
        return providers().stream().map(provider -> new Probed(provider, provider.probe())).toList();
    }

    /** {@link #choose(Optional, int)} for a run with a thread for each of the machine's processors. */
    public static Choice choose(Optional<String> name) {
        return choose(name, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The backend or device of this name; where none is named the best backend of the processor, and for large calls a device where there is one that
     * is faster than so many threads. Providers that are neither named nor eligible without it are not even asked before such a call.
     *
     * @throws IllegalArgumentException if the named one is unknown or absent; it never falls back in silence
     */
    public static Choice choose(Optional<String> name, int threadCount) {
        List<BackendProvider> all = providers();
        Optional<BackendProvider> asked = name.map(n -> named(n, all));
        List<BackendProvider> order = new ArrayList<>(asked.stream().toList());
        all.stream().filter(p -> !p.isByNameOnly() && !asked.equals(Optional.of(p)))
                .filter(p -> p.probe() instanceof Probe.Ready).forEach(order::add);
        List<BackendProvider> platforms = all.stream().filter(BackendProvider::isByNameOnly).toList();
        return asked.isPresent() || platforms.isEmpty() ? choice(order)
                : Choice.of(new Accelerator(platforms, order, threadCount, CacheFolder.find(), Accelerator.LEAST,
                        Trial::crossover));
    }

    private static List<BackendProvider> providers() {
        List<BackendProvider> found = new ArrayList<>();
        ServiceLoader.load(BackendProvider.class, Backends.class.getClassLoader()).forEach(found::add);
        found.sort(Comparator.comparingInt(BackendProvider::priority).reversed());
        return found;
    }

    private static BackendProvider named(String name, List<BackendProvider> all) {
        int colon = name.indexOf(':');
        String backend = colon < 0 ? name : name.substring(0, colon);
        BackendProvider found = all.stream().filter(p -> p.name().equals(backend)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no backend \"" + name + "\"; there are " + names(all)));
        if (found.probe() instanceof Probe.Absent(String reason)) {
            throw new IllegalArgumentException("the backend \"" + backend + "\" cannot run here: " + reason);
        }
        return colon < 0 ? found : device(name, found);
    }

    private static BackendProvider device(String name, BackendProvider backend) {
        List<BackendProvider> devices = backend.devices();
        return devices.stream().filter(p -> p.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(devices.isEmpty()
                        ? "the backend \"" + backend.name() + "\" has no devices to choose from; say " + backend.name()
                                + ", not " + name
                        : "there is no device \"" + name + "\"; there are " + names(devices)));
    }

    private static String names(List<BackendProvider> providers) {
        return providers.stream().map(BackendProvider::name).collect(Collectors.joining(", "));
    }

    /** The kernels of these, each from the first that has it. */
    static Choice choice(List<BackendProvider> order) {
        Map<String, String> origins = new LinkedHashMap<>();
        Kernels kernels = new Kernels(pick(DiscretiseKernel.class, order, origins),
                pick(MomentsKernel.class, order, origins),
                pick(HistogramKernel.class, order, origins),
                pick(GlcmKernel.class, order, origins), pick(GlrlmKernel.class, order, origins),
                pick(ZoneKernel.class, order, origins),
                pick(DistanceKernel.class, order, origins), pick(NgtdmKernel.class, order, origins),
                pick(NgldmKernel.class, order, origins),
                pick(CellKernel.class, order, origins), pick(ConvolutionKernel.class, order, origins),
                pick(InterpolationKernel.class, order, origins), pick(PairsKernel.class, order, origins));
        return new Choice(order.getFirst().name(), kernels, origins, Optional.empty());
    }

    private static <K extends Kernel> K pick(Class<K> type, List<BackendProvider> order, Map<String, String> origins) {
        for (BackendProvider provider : order) {
            Optional<K> kernel = provider.kernel(type);
            if (kernel.isPresent()) {
                origins.put(type.getSimpleName(), provider.name());
                return kernel.get();
            }
        }
        throw new IllegalStateException("no backend has a " + type.getSimpleName());
    }
}
