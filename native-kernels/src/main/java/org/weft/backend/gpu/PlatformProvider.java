package org.weft.backend.gpu;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.weft.backend.BackendProvider;
import org.weft.kernel.Kernel;

/** Kernels on the devices that a driver platform, such as OpenCL, has: on the first one, or one that is named by its number. Taken only where it is asked for by name; without
 * it, large calls go to graphics processors. */
public abstract class PlatformProvider implements BackendProvider {

    private final String name;
    private final int priority;
    private final Supplier<DeviceSearch> search;

    /** @param search asked when somebody first wants to know of devices; gives the same search every time */
    protected PlatformProvider(String name, int priority, Supplier<DeviceSearch> search) {
        this.name = name;
        this.priority = priority;
        this.search = search;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int priority() {
        return priority;
    }

    @Override
    public final boolean isByNameOnly() {
        return true;
    }

    @Override
    public final Probe probe() {
        return search.get().probe();
    }

    @Override
    public final List<BackendProvider> devices() {
        return search.get().devices();
    }

    @Override
    public final <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return devices().stream().findFirst().flatMap(device -> device.kernel(type));
    }
}
