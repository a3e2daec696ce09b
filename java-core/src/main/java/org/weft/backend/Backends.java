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
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;
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
    public record Choice(String name, Kernels kernels, Map<String, String> origins) {}

    /** All providers on the class path with their probes, the preferred one first. */
    public static List<Probed> probeAll() {
        List<Probed> found = new ArrayList<>();
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class, Backends.class.getClassLoader())) {
            found.add(new Probed(provider, provider.probe()));
        }
        found.sort(Comparator.comparingInt((Probed p) -> p.provider().priority()).reversed());
        return found;
    }

    /**
     * The backend of this name, or the best one present where none is named.
     *
     * @throws IllegalArgumentException if the named one is unknown or absent; it never falls back in silence
     */
    public static Choice choose(Optional<String> name) {
        List<Probed> all = probeAll();
        Probed first = name.map(n -> named(n, all))
                .orElseGet(() -> all.stream().filter(Probed::isReady).findFirst().orElseThrow());
        List<BackendProvider> order = new ArrayList<>(List.of(first.provider()));
        all.stream().filter(Probed::isReady).map(Probed::provider).filter(p -> p != first.provider())
                .forEach(order::add);
        return choice(first.provider().name(), order);
    }

    private static Probed named(String name, List<Probed> all) {
        Probed found = all.stream().filter(p -> p.provider().name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no backend \"" + name + "\"; there are "
                        + all.stream().map(p -> p.provider().name()).collect(Collectors.joining(", "))));
        if (found.probe() instanceof Probe.Absent(String reason)) {
            throw new IllegalArgumentException("the backend \"" + name + "\" cannot run here: " + reason);
        }
        return found;
    }

    private static Choice choice(String name, List<BackendProvider> order) {
        Map<String, String> origins = new LinkedHashMap<>();
        Kernels kernels = new Kernels(pick(DiscretiseKernel.class, order, origins),
                pick(MomentsKernel.class, order, origins),
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
