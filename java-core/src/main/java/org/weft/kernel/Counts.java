package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The int64 output of the counting kernels: what their argument records ask of it, and how a cell is raised. */
public final class Counts {

    private Counts() {}

    static void check(MemorySegment counts, String shape, long... sizes) {
        long bytes = Long.BYTES;
        for (long size : sizes) {
            bytes = Math.multiplyExact(bytes, size);
        }
        if (counts.byteSize() != bytes || counts.isReadOnly()
                || counts.maxByteAlignment() < ValueLayout.JAVA_LONG.byteAlignment()) {
            throw new IllegalArgumentException(
                    "counts int64" + shape + " need a writable, 8-byte aligned segment of " + bytes
                            + " bytes, not of " + counts.byteSize());
        }
    }

    /** Raises a cell by an amount. */
    public static void add(MemorySegment counts, long cell, long amount) {
        counts.setAtIndex(ValueLayout.JAVA_LONG, cell, counts.getAtIndex(ValueLayout.JAVA_LONG, cell) + amount);
    }
}
