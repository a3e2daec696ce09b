package org.weft.backend.gpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Memory of a device that is copied from and to in pieces: large copies by way of page-locked memory where there is some and it is free, others
 * directly where they are off the heap. Java arrays go by way of some memory off it, and so do files, since one that shrinks meanwhile
 * would end the process in the driver.
 */
public abstract class PiecewiseBuffer implements DeviceBuffer {

    /** Bytes of a direct copy at most: a Java buffer holds fewer than 2³¹. */
    private static final long PIECE = 1L << 30;

    /** Bytes of a copy by way of other memory at most. */
    private static final long DETOUR = 1L << 24;

    /** Bytes of a copy from which page-locked memory is worth its while: before, a driver takes a copy of its own without waiting. */
    private static final long LARGE = 1L << 20;

    /** Copies off-heap memory of less than 2³¹ bytes to the device, {@code at} bytes from the start of this memory. */
    protected abstract void writePiece(long at, MemorySegment from);

    /** Copies to off-heap memory of less than 2³¹ bytes from {@code at} bytes behind the start of this memory. */
    protected abstract void readPiece(long at, MemorySegment to);

    /** Page-locked memory, if the device profits from it. */
    protected abstract Optional<Staging> staging();

    /** Starts to copy the first bytes of a half of the page-locked memory to the device. */
    protected abstract void startWrite(long at, int half, long bytes);

    /** Starts to copy to a half of the page-locked memory. */
    protected abstract void startRead(long at, int half, long bytes);

    @Override
    public final void write(long at, MemorySegment from) {
        if (isStaged(from) && staging().orElseThrow()
                .write(from, (k, half, bytes) -> startWrite(at + k, half, bytes))) {
            return;
        }
        if (isDirect(from)) {
            for (long k = 0; k < from.byteSize(); k += PIECE) {
                writePiece(at + k, from.asSlice(k, Math.min(PIECE, from.byteSize() - k)));
            }
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment detour = arena.allocate(Math.min(DETOUR, from.byteSize()), Long.BYTES);
            for (long k = 0; k < from.byteSize(); k += DETOUR) {
                long bytes = Math.min(DETOUR, from.byteSize() - k);
                writePiece(at + k, detour.asSlice(0, bytes).copyFrom(from.asSlice(k, bytes)));
            }
        }
    }

    @Override
    public final void read(long at, MemorySegment to) {
        if (isStaged(to) && staging().orElseThrow().read(to, (k, half, bytes) -> startRead(at + k, half, bytes))) {
            return;
        }
        if (isDirect(to)) {
            for (long k = 0; k < to.byteSize(); k += PIECE) {
                readPiece(at + k, to.asSlice(k, Math.min(PIECE, to.byteSize() - k)));
            }
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment detour = arena.allocate(Math.min(DETOUR, to.byteSize()), Long.BYTES);
            for (long k = 0; k < to.byteSize(); k += DETOUR) {
                MemorySegment part = detour.asSlice(0, Math.min(DETOUR, to.byteSize() - k));
                readPiece(at + k, part);
                to.asSlice(k, part.byteSize()).copyFrom(part);
            }
        }
    }

    private boolean isStaged(MemorySegment memory) {
        return memory.byteSize() >= LARGE && staging().isPresent();
    }

    private static boolean isDirect(MemorySegment memory) {
        return memory.isNative() && !memory.isMapped();
    }
}
