package org.weft.backend.cuda;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.IntSupplier;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.JCudaDriver;
import org.weft.backend.gpu.Staging;

/** Page-locked memory, and the copies between its halves and the device, each with an event that says when it is over. */
final class CudaStaging {

    private final CudaDevice device;
    private final Pointer memory;
    private final CUevent[] events = {new CUevent(), new CUevent()};
    private final Staging staging;

    private CudaStaging(CudaDevice device, Pointer memory) {
        this.device = device;
        this.memory = memory;
        staging = new Staging(MemorySegment.ofBuffer(memory.getByteBuffer(0, 2 * Staging.HALF)),
                half -> device.check(device.call(() -> JCudaDriver.cuEventSynchronize(events[half])),
                        "cuEventSynchronize"));
    }

    /** None where the machine locks no more pages: copies are slower then. To be called with a current context. */
    static Optional<CudaStaging> open(CudaDevice device) {
        Pointer memory = new Pointer();
        if (JCudaDriver.cuMemHostAlloc(memory, 2 * Staging.HALF, 0) != 0) {
            return Optional.empty();
        }
        CudaStaging opened = new CudaStaging(device, memory);
        for (CUevent event : opened.events) {
            if (JCudaDriver.cuEventCreate(event, CUevent_flags.CU_EVENT_DISABLE_TIMING) != 0) {
                JCudaDriver.cuMemFreeHost(memory);
                return Optional.empty();
            }
        }
        return Optional.of(opened);
    }

    Staging staging() {
        return staging;
    }

    void startWrite(CUdeviceptr to, int half, long bytes) {
        start(half, () -> JCudaDriver.cuMemcpyHtoDAsync(to, half(half), bytes, null), "cuMemcpyHtoDAsync");
    }

    void startRead(CUdeviceptr from, int half, long bytes) {
        start(half, () -> JCudaDriver.cuMemcpyDtoHAsync(half(half), from, bytes, null), "cuMemcpyDtoHAsync");
    }

    private void start(int half, IntSupplier copy, String call) {
        device.check(device.call(copy), call);
        device.check(device.call(() -> JCudaDriver.cuEventRecord(events[half], null)), "cuEventRecord");
    }

    private Pointer half(int half) {
        return memory.withByteOffset(half * Staging.HALF);
    }
}
