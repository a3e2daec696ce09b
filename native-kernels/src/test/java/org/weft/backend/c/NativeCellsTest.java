package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.CellKernel;
import org.weft.kernel.CellKernelContract;

@EachTier
class NativeCellsTest extends CellKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected CellKernel kernel() {
        return new NativeCells(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
