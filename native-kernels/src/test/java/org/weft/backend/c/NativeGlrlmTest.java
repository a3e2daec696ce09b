package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.GlrlmKernelContract;

@EachTier
class NativeGlrlmTest extends GlrlmKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected GlrlmKernel kernel() {
        return new NativeGlrlm(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
