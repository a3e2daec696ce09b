package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.weft.grid.Box;
import org.weft.kernel.Offset;

/**
 * The arguments of one call of a C kernel, off heap. What lies off heap already is passed as it is; a view of a Java
 * array is copied for the call, as lending the array itself ({@code Linker.Option.critical}) would hold up the garbage
 * collector, and every thread that waits for it, until the kernel is done.
 */
final class NativeMemory implements AutoCloseable {

    private static final long ALIGNMENT = 64;

    private record Copy(MemorySegment array, MemorySegment memory) {}

    private final Arena arena = Arena.ofConfined();
    private final List<Copy> outputs = new ArrayList<>();

    /** Memory that a kernel reads. */
    MemorySegment input(MemorySegment segment) {
        return segment.isNative() ? segment : copy(segment);
    }

    /** Memory that a kernel reads and writes; a view of an array has its new contents after {@link #close}. */
    MemorySegment output(MemorySegment segment) {
        if (segment.isNative()) {
            return segment;
        }
        MemorySegment memory = copy(segment);
        outputs.add(new Copy(segment, memory));
        return memory;
    }

    private MemorySegment copy(MemorySegment segment) {
        return arena.allocate(segment.byteSize(), ALIGNMENT).copyFrom(segment);
    }

    /** Offsets as int32[offset][3], along x, y and z. */
    MemorySegment offsets(List<Offset> offsets) {
        MemorySegment memory = arena.allocate(JAVA_INT, 3L * offsets.size());
        for (int m = 0; m < offsets.size(); m++) {
            Offset offset = offsets.get(m);
            memory.setAtIndex(JAVA_INT, 3L * m, offset.x());
            memory.setAtIndex(JAVA_INT, 3L * m + 1, offset.y());
            memory.setAtIndex(JAVA_INT, 3L * m + 2, offset.z());
        }
        return memory;
    }

    /** A box as int64[6]: its first voxel along x, y and z, then one past its last. */
    MemorySegment box(Box box) {
        return copy(MemorySegment.ofArray(new long[] {box.x0(), box.y0(), box.z0(), box.x1(), box.y1(), box.z1()}));
    }

    @Override
    public void close() {
        outputs.forEach(copy -> copy.array.copyFrom(copy.memory));
        arena.close();
    }
}
