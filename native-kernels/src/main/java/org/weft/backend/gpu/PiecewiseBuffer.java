package org.weft.backend.gpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory of a device that is copied from and to in pieces as large as a Java buffer can be. Off-heap memory is copied directly, a Java array by way of some. */
public abstract class PiecewiseBuffer implements DeviceBuffer {

    /** Bytes of a copy at most: a Java buffer holds fewer than 2³¹. */
    private static final long PIECE = 1L << 30;

    /** Copies off-heap memory of less than 2³¹ bytes to the device, {@code at} bytes from the start of this memory. */
    protected abstract void writePiece(long at, MemorySegment from);

    /** Copies to off-heap memory of less than 2³¹ bytes from {@code at} bytes behind the start of this memory. */
    protected abstract void readPiece(long at, MemorySegment to);

    @Override
    public final void write(long at, MemorySegment from) {
        if (!from.isNative()) {
            try (Arena arena = Arena.ofConfined()) {
                write(at, arena.allocate(from.byteSize(), Long.BYTES).copyFrom(from));
            }
            return;
        }
        for (long k = 0; k < from.byteSize(); k += PIECE) {
            writePiece(at + k, from.asSlice(k, Math.min(PIECE, from.byteSize() - k)));
        }
    }

    @Override
    public final void read(long at, MemorySegment to) {
        if (!to.isNative()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment copy = arena.allocate(to.byteSize(), Long.BYTES);
                read(at, copy);
                to.copyFrom(copy);
            }
            return;
        }
        for (long k = 0; k < to.byteSize(); k += PIECE) {
            readPiece(at + k, to.asSlice(k, Math.min(PIECE, to.byteSize() - k)));
        }
    }
}
