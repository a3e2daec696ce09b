package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The check that every counting kernel's argument record makes of its int64 output. */
final class Counts {

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
}
