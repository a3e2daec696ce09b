package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Kernels;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** Tone differences to the 26 neighbours in space. */
public class NgtdmBenchmark extends TextureBenchmark {

    private NgtdmKernel kernel;
    private NgtdmKernel.Arguments arguments;

    @Override
    protected void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena) {
        kernel = kernels.ngtdm();
        var voxels = arena.allocate(ValueLayout.JAVA_LONG, 27L * LEVEL_COUNT);
        var differences = arena.allocate(ValueLayout.JAVA_LONG, 27L * LEVEL_COUNT);
        var neighbourhood = Offset.neighbourhood(false, 1, Norm.CHEBYSHEV);
        arguments = new NgtdmKernel.Arguments(ball, Slab.whole(size), neighbourhood, voxels, differences);
    }

    /** Adds the ball's tone differences to the counts. */
    @Benchmark
    public MemorySegment count() {
        kernel.count(arguments);
        return arguments.differences();
    }
}
