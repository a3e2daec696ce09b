package org.weft.backend.opencl;

import static org.jocl.CL.CL_FALSE;
import static org.jocl.CL.CL_MAP_READ;
import static org.jocl.CL.CL_MAP_WRITE;
import static org.jocl.CL.CL_MEM_ALLOC_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_SUCCESS;
import static org.jocl.CL.CL_TRUE;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clEnqueueMapBuffer;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clReleaseEvent;
import static org.jocl.CL.clReleaseMemObject;
import static org.jocl.CL.clWaitForEvents;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.weft.backend.gpu.Staging;

/**
 * Page-locked memory, which is what drivers of graphics processors map of a buffer that they have allocated on the host, and the copies between its
 * halves and the device. It stays mapped.
 */
final class OpenClStaging {

    private final OpenClDevice device;
    private final Pointer memory;
    private final cl_event[] events = new cl_event[2];
    private final Staging staging;

    private OpenClStaging(OpenClDevice device, ByteBuffer memory) {
        this.device = device;
        this.memory = Pointer.to(memory);
        staging = new Staging(MemorySegment.ofBuffer(memory), this::await);
    }

    /** None where the driver has no such memory: copies are slower then. */
    static Optional<OpenClStaging> open(OpenClDevice device, cl_context context, cl_command_queue queue) {
        int[] status = new int[1];
        cl_mem host = clCreateBuffer(context, CL_MEM_READ_WRITE | CL_MEM_ALLOC_HOST_PTR, 2 * Staging.HALF, null,
                status);
        if (status[0] != CL_SUCCESS) {
            return Optional.empty();
        }
        ByteBuffer mapped = clEnqueueMapBuffer(queue, host, CL_TRUE, CL_MAP_READ | CL_MAP_WRITE, 0, 2 * Staging.HALF,
                0, null, null, status);
        if (status[0] != CL_SUCCESS) {
            clReleaseMemObject(host);
            return Optional.empty();
        }
        return Optional.of(new OpenClStaging(device, mapped));
    }

    Staging staging() {
        return staging;
    }

    private void await(int half) {
        if (events[half] != null) {
            cl_event event = events[half];
            events[half] = null;
            int status = clWaitForEvents(1, new cl_event[] {event});
            clReleaseEvent(event);
            device.check(status, "clWaitForEvents");
        }
    }

    void startWrite(cl_mem to, long at, int half, long bytes) {
        cl_event event = new cl_event();
        device.check(clEnqueueWriteBuffer(device.queue(), to, CL_FALSE, at, bytes, half(half), 0, null, event),
                "clEnqueueWriteBuffer");
        events[half] = event;
    }

    void startRead(cl_mem from, long at, int half, long bytes) {
        await(half);
        cl_event event = new cl_event();
        device.check(clEnqueueReadBuffer(device.queue(), from, CL_FALSE, at, bytes, half(half), 0, null, event),
                "clEnqueueReadBuffer");
        events[half] = event;
    }

    private Pointer half(int half) {
        return memory.withByteOffset(half * Staging.HALF);
    }
}
