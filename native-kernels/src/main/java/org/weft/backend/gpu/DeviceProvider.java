package org.weft.backend.gpu;

import java.util.Optional;
import org.weft.backend.BackendProvider;
import org.weft.backend.KernelCatalogue;
import org.weft.kernel.Kernel;

/** One device of a backend. */
final class DeviceProvider implements BackendProvider {

    private final String name;
    private final DeviceSearch.Found found;
    private final KernelCatalogue kernels;

    DeviceProvider(String name, DeviceSearch.Found found) {
        this.name = name;
        this.found = found;
        kernels = GpuKernels.of(new DevicePool(found.device()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public boolean isByNameOnly() {
        return true;
    }

    @Override
    public boolean isAccelerator() {
        return found.isGraphics();
    }

    @Override
    public Probe probe() {
        return new Probe.Ready(found.description());
    }

    @Override
    public <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return kernels.get(type);
    }
}
