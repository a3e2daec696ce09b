package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.InterpolationKernelContract;

@EachTier
class NativeInterpolationTest extends InterpolationKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected InterpolationKernel kernel() {
        return new NativeInterpolation(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
