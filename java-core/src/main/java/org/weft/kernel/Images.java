package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The check of float32 arrays that kernels read and write. */
final class Images {

    private Images() {}

    static void check(String what, MemorySegment voxels, long bytes) {
        if (voxels.byteSize() != bytes) {
            throw new IllegalArgumentException(
                    what + " needs a segment of " + bytes + " bytes, not of " + voxels.byteSize());
        }
        if (voxels.maxByteAlignment() < ValueLayout.JAVA_FLOAT.byteAlignment()) {
            throw new IllegalArgumentException(what + " needs a segment aligned to 4 bytes");
        }
    }
}
