package org.weft.backend.cuda;

import static org.junit.jupiter.api.Assumptions.abort;

import org.weft.backend.gpu.Device;
import org.weft.backend.gpu.DevicesAbsentException;

/** The first CUDA device, or the stand-in that the build names, for tests. */
public final class CudaDevices {

    private CudaDevices() {}

    /** Skips the test that asks where there is none. */
    public static Device first() {
        try {
            return CudaDriver.devices().getFirst().device();
        } catch (DevicesAbsentException e) {
            return abort(e.getMessage());
        }
    }
}
