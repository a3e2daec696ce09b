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

    /**
     * The kernels of a run.
     *
     * @param name    backend asked for, or the best one present
     * @param kernels one implementation of each kernel
     * @param origins which backend each kernel came from, by the kernel's name; others than {@code name} stand in where it has none of its own
     */
    public record Choice(String name, Kernels kernels, Map<String, String> origins) {

        /** The same kernels, which keep account of their use. */
        public Kernels metered(MeteredKernels meters) {
            return meters.over(kernels, origins);
        }
    }

    /** All providers on the class path with their probes, the preferred one first. */
    public static List<Probed> probeAll() {
        return providers().stream().map(provider -> new Probed(provider, provider.probe())).toList();
    }

    /**
     * The backend or device of this name, or the best backend present where none is named. Providers that are neither named nor eligible without
     * it are not even asked.
     *
     * @throws IllegalArgumentException if the named one is unknown or absent; it never falls back in silence
     */
    public static Choice choose(Optional<String> name) {
        List<BackendProvider> all = providers();
        Optional<BackendProvider> asked = name.map(n -> named(n, all));
        List<BackendProvider> order = new ArrayList<>(asked.stream().toList());
        all.stream().filter(p -> !p.isByNameOnly() && !asked.equals(Optional.of(p)))
                .filter(p -> p.probe() instanceof Probe.Ready).forEach(order::add);
        return choice(order.getFirst().name(), order);
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

    private static Choice choice(String name, List<BackendProvider> order) {
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
        return new Choice(name, kernels, origins);
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
