package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.ZoneKernelContract;

@EachTier
class NativeZonesTest extends ZoneKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected ZoneKernel kernel() {
        return new NativeZones(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
