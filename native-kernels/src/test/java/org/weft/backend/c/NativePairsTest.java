package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.PairsKernel;
import org.weft.kernel.PairsKernelContract;

@EachTier
class NativePairsTest extends PairsKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected PairsKernel kernel() {
        return new NativePairs(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
