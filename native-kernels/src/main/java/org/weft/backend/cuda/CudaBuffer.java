package org.weft.backend.cuda;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;
import org.weft.backend.gpu.PiecewiseBuffer;
import org.weft.backend.gpu.Staging;

/** Memory of a device through CUDA. */
final class CudaBuffer extends PiecewiseBuffer {

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
    protected void writePiece(long at, MemorySegment from) {
        device.check(device.call(() -> JCudaDriver.cuMemcpyHtoD(memory.withByteOffset(at),
                Pointer.to(from.asByteBuffer()), from.byteSize())), "cuMemcpyHtoD");
    }

    @Override
    protected void readPiece(long at, MemorySegment to) {
        device.check(device.call(() -> JCudaDriver.cuMemcpyDtoH(Pointer.to(to.asByteBuffer()),
                memory.withByteOffset(at), to.byteSize())), "cuMemcpyDtoH");
    }

    @Override
    protected Optional<Staging> staging() {
        return device.staging().map(CudaStaging::staging);
    }

    @Override
    protected void startWrite(long at, int half, long bytes) {
        device.staging().orElseThrow().startWrite(memory.withByteOffset(at), half, bytes);
    }

    @Override
    protected void startRead(long at, int half, long bytes) {
        device.staging().orElseThrow().startRead(memory.withByteOffset(at), half, bytes);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            device.check(device.call(() -> JCudaDriver.cuMemFree(memory)), "cuMemFree");
        }
    }
}
