package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.NgtdmKernelContract;

/** A kernel with an input and two outputs, all of them views of Java arrays. */
@EachTier
class NativeHeapTest extends NgtdmKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected NgtdmKernel kernel() {
        return new NativeNgtdm(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        long[] array = new long[Math.toIntExact(Math.ceilDiv(bytes, Long.BYTES))];
        return MemorySegment.ofArray(array).asSlice(0, bytes);
    }
}
