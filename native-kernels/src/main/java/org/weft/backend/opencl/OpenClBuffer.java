package org.weft.backend.opencl;

import static org.jocl.CL.CL_TRUE;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.weft.backend.gpu.DeviceBuffer;

/** Memory of a device through OpenCL. Off-heap memory is copied from and to directly, a Java array by way of some. */
final class OpenClBuffer implements DeviceBuffer {

    /** Bytes of a copy at most: a Java buffer holds fewer than 2³¹. */
    private static final long PIECE = 1L << 30;

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
    public void write(long at, MemorySegment from) {
        if (!from.isNative()) {
            try (Arena arena = Arena.ofConfined()) {
                write(at, arena.allocate(from.byteSize(), Long.BYTES).copyFrom(from));
            }
            return;
        }
        for (long k = 0; k < from.byteSize(); k += PIECE) {
            MemorySegment piece = from.asSlice(k, Math.min(PIECE, from.byteSize() - k));
            device.check(clEnqueueWriteBuffer(device.queue(), memory, CL_TRUE, at + k, piece.byteSize(),
                    Pointer.to(piece.asByteBuffer()), 0, null, null), "clEnqueueWriteBuffer");
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
            device.check(clEnqueueReadBuffer(device.queue(), memory, CL_TRUE, at + k, piece.byteSize(),
                    Pointer.to(piece.asByteBuffer()), 0, null, null), "clEnqueueReadBuffer");
        }
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
