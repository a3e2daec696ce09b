package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/** Memory on a device for one call of a kernel, freed at its end, whichever way it ends. */
final class CallMemory implements AutoCloseable {

    private final Device device;
    private final Deque<DeviceBuffer> buffers = new ArrayDeque<>();

    CallMemory(Device device) {
        this.device = device;
    }

    /** Memory with any content; of at least one word, as devices have no empty memory. */
    DeviceBuffer allocate(long bytes) {
        DeviceBuffer buffer = device.allocate(Math.max(bytes, Long.BYTES));
        buffers.push(buffer);
        return buffer;
    }

    /** Memory with what a segment holds. */
    DeviceBuffer upload(MemorySegment segment) {
        DeviceBuffer buffer = allocate(segment.byteSize());
        if (segment.byteSize() > 0) {
            buffer.write(0, segment);
        }
        return buffer;
    }

    /** int64[n]. */
    DeviceBuffer upload(long... values) {
        return upload(MemorySegment.ofArray(values));
    }

    /** float64[n]. */
    DeviceBuffer upload(double... values) {
        return upload(MemorySegment.ofArray(values));
    }

    /** uint32[n] of one value. */
    DeviceBuffer words(long n, int value) {
        DeviceBuffer buffer = allocate(n * Integer.BYTES);
        Launches.each(device, "weft_fill", n, buffer, n, value);
        return buffer;
    }

    @Override
    public void close() {
        buffers.forEach(DeviceBuffer::close);
    }
}
