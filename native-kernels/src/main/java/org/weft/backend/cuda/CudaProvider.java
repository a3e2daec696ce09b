package org.weft.backend.cuda;

import org.weft.backend.gpu.DeviceSearch;
import org.weft.backend.gpu.PlatformProvider;

/**
 * Kernels on NVIDIA's graphics processors: on the first device, or one that is named by its number. The system is searched for devices when somebody
 * first asks, once.
 */
public final class CudaProvider extends PlatformProvider {

    /** The machine initialises the class once, whichever thread is first. */
    private static final class Once {

        static final DeviceSearch SEARCH = DeviceSearch.of("cuda", "CUDA", CudaDriver::devices);
    }

    public CudaProvider() {
        super("cuda", 6, () -> Once.SEARCH);
    }
}
