package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernelContract;

@EachTier
class NativeMomentsTest extends MomentsKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected MomentsKernel kernel() {
        return new NativeMoments(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
