package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.NgtdmKernelContract;

@EachTier
class NativeNgtdmTest extends NgtdmKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected NgtdmKernel kernel() {
        return new NativeNgtdm(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
