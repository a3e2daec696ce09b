package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.DistanceKernelContract;

@EachTier
class NativeDistanceTest extends DistanceKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected DistanceKernel kernel() {
        return new NativeDistance(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
