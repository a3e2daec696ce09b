package org.weft.backend.gpu;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.function.Supplier;
import org.weft.backend.cuda.CudaDevices;
import org.weft.backend.opencl.OpenClDevices;
import org.weft.kernel.Kernel;

/** The devices that take the contracts. A test is skipped, by its name, where a device is not there. */
enum TestDevice {

    /** As much as a graphics processor shares in a group. */
    PLAIN(() -> plain(12_288)),
    /** Tables that fit elsewhere do not fit here. */
    PLAIN_SHARING_LITTLE(() -> plain(500)),
    /** One item a group, as on processors. */
    OPENCL_ALONE(() -> openCl(1)),
    /** Many items a group, as on graphics processors. */
    OPENCL_GROUPS(() -> openCl(32)),
    /** A card, or the stand-in for its driver. */
    CUDA(CudaDevices::first);

    private final Supplier<Device> maker;
    private Device device;

    TestDevice(Supplier<Device> maker) {
        this.maker = maker;
    }

    synchronized Device device() {
        if (device == null) {
            device = new DevicePool(maker.get());
        }
        return device;
    }

    /** A new kernel on the device. */
    <K extends Kernel> K kernel(Class<K> type) {
        return GpuKernels.of(device()).get(type).orElseThrow();
    }

    private static Device plain(int sharedWords) {
        assumeFalse(PlainDevice.isSkipped(), PlainDevice.SKIPPED);
        return new PlainDevice(sharedWords, Long.MAX_VALUE);
    }

    private static Device openCl(int groupSize) {
        return OpenClDevices.first(groupSize)
                .orElseGet(() -> abort(
                        "no OpenCL here; on Debian apt-get install pocl-opencl-icd makes the processor a device"));
    }
}
