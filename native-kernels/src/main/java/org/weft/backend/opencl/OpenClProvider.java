package org.weft.backend.opencl;

import java.util.List;
import java.util.Optional;
import org.weft.backend.BackendProvider;
import org.weft.backend.gpu.DeviceSearch;
import org.weft.kernel.Kernel;

/**
 * Kernels on graphics processors, and on whatever else has an OpenCL driver: on the first device, or one that is named by its number. The system is
 * searched for devices when somebody first asks, once.
 */
public final class OpenClProvider implements BackendProvider {

    /** The machine initialises the class once, whichever thread is first. */
    private static final class Once {

        static final DeviceSearch SEARCH = DeviceSearch.of("opencl", "OpenCL", OpenCl::search);
    }

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public int priority() {
        return 5;
    }

    @Override
    public boolean isByNameOnly() {
        return true;
    }

    @Override
    public Probe probe() {
        return Once.SEARCH.probe();
    }

    @Override
    public List<BackendProvider> devices() {
        return Once.SEARCH.devices();
    }

    @Override
    public <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return devices().stream().findFirst().flatMap(device -> device.kernel(type));
    }
}
