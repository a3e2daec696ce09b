package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DiscretiseKernelContract;

@EachTier
class NativeDiscretiseTest extends DiscretiseKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected DiscretiseKernel kernel() {
        return new NativeDiscretise(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
