package org.weft.backend.opencl;

import org.weft.backend.gpu.DeviceSearch;
import org.weft.backend.gpu.PlatformProvider;

/**
 * Kernels on graphics processors, and on whatever else has an OpenCL driver: on the first device, or one that is named by its number. The system is
 * searched for devices when somebody first asks, once.
 */
public final class OpenClProvider extends PlatformProvider {

    /** The machine initialises the class once, whichever thread is first. */
    private static final class Once {

        static final DeviceSearch SEARCH = DeviceSearch.of("opencl", "OpenCL", OpenCl::search);
    }

    public OpenClProvider() {
        super("opencl", 5, () -> Once.SEARCH);
    }
}
