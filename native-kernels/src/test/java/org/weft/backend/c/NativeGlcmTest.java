package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlcmKernelContract;

@EachTier
class NativeGlcmTest extends GlcmKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected GlcmKernel kernel() {
        return new NativeGlcm(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
