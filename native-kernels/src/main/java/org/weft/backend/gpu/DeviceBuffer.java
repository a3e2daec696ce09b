package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;

/** Memory on a device, in use until it is closed. */
public interface DeviceBuffer extends AutoCloseable {

    /** Copies all of a segment, wherever it lies, to byte {@code at} of the buffer; it may change once the call is over. */
    void write(long at, MemorySegment from);

    /** Fills a segment with what lies at byte {@code at} of the buffer, once all that was started before is done. */
    void read(long at, MemorySegment to);

    @Override
    void close();
}
