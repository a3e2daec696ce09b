package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgldmKernelContract;

@EachTier
class NativeNgldmTest extends NgldmKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected NgldmKernel kernel() {
        return new NativeNgldm(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
