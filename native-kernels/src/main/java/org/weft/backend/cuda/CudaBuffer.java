package org.weft.backend.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;
import org.weft.backend.gpu.DeviceBuffer;

/** Memory of a device through CUDA. Off-heap memory is copied from and to directly, a Java array by way of some. */
final class CudaBuffer implements DeviceBuffer {

    /** Bytes of a copy at most: a Java buffer holds fewer than 2³¹. */
    private static final long PIECE = 1L << 30;

    private final CudaDevice device;
    private final CUdeviceptr memory;
    private boolean closed;

    CudaBuffer(CudaDevice device, CUdeviceptr memory) {
        this.device = device;
        this.memory = memory;
    }

    CUdeviceptr memory() {
        return memory;
    }

    @Override
    public void write(long at, MemorySegment from) {
        if (!from.isNative()) {
            try (Arena arena = Arena.ofConfined()) {
                write(at, arena.allocate(from.byteSize(), Long.BYTES).copyFrom(from));
            }
            return;
        }
        for (long k = 0; k < from.byteSize(); k += PIECE) {
            MemorySegment piece = from.asSlice(k, Math.min(PIECE, from.byteSize() - k));
            CUdeviceptr to = memory.withByteOffset(at + k);
            device.check(device.call(
                    () -> JCudaDriver.cuMemcpyHtoD(to, Pointer.to(piece.asByteBuffer()), piece.byteSize())),
                    "cuMemcpyHtoD");
        }
    }

    @Override
    public void read(long at, MemorySegment to) {
        if (!to.isNative()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment copy = arena.allocate(to.byteSize(), Long.BYTES);
                read(at, copy);
                to.copyFrom(copy);
            }
            return;
        }
        for (long k = 0; k < to.byteSize(); k += PIECE) {
            MemorySegment piece = to.asSlice(k, Math.min(PIECE, to.byteSize() - k));
            CUdeviceptr from = memory.withByteOffset(at + k);
            device.check(device.call(
                    () -> JCudaDriver.cuMemcpyDtoH(Pointer.to(piece.asByteBuffer()), from, piece.byteSize())),
                    "cuMemcpyDtoH");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            device.check(device.call(() -> JCudaDriver.cuMemFree(memory)), "cuMemFree");
        }
    }
}
