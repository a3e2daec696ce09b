package org.weft.backend.opencl;

import static org.jocl.CL.CL_TRUE;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.weft.backend.gpu.PiecewiseBuffer;
import org.weft.backend.gpu.Staging;

/** Memory of a device through OpenCL. */
final class OpenClBuffer extends PiecewiseBuffer {

    private final OpenClDevice device;
    private final cl_mem memory;
    private final long bytes;
    private boolean closed;

    OpenClBuffer(OpenClDevice device, cl_mem memory, long bytes) {
        this.device = device;
        this.memory = memory;
        this.bytes = bytes;
    }

    cl_mem memory() {
        return memory;
    }

    @Override
    protected void writePiece(long at, MemorySegment from) {
        device.check(clEnqueueWriteBuffer(device.queue(), memory, CL_TRUE, at, from.byteSize(),
                Pointer.to(from.asByteBuffer()), 0, null, null), "clEnqueueWriteBuffer");
    }

    @Override
    protected void readPiece(long at, MemorySegment to) {
        device.check(clEnqueueReadBuffer(device.queue(), memory, CL_TRUE, at, to.byteSize(),
                Pointer.to(to.asByteBuffer()), 0, null, null), "clEnqueueReadBuffer");
    }

    @Override
    protected Optional<Staging> staging() {
        return device.staging().map(OpenClStaging::staging);
    }

    @Override
    protected void startWrite(long at, int half, long bytes) {
        device.staging().orElseThrow().startWrite(memory, at, half, bytes);
    }

    @Override
    protected void startRead(long at, int half, long bytes) {
        device.staging().orElseThrow().startRead(memory, at, half, bytes);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            clReleaseMemObject(memory);
            device.freed(bytes);
        }
    }
}
