package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.Parameter;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.ConvolutionKernelContract;

@EachTier
class NativeConvolutionTest extends ConvolutionKernelContract {

    @Parameter
    TieredLibrary library;

    @Override
    protected ConvolutionKernel kernel() {
        return new NativeConvolution(library);
    }

    @Override
    protected MemorySegment memory(Arena arena, long bytes) {
        return GuardedMemory.allocate(arena, bytes);
    }
}
