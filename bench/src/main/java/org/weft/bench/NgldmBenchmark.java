package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Kernels;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** Dependence of the 26 neighbours in space, coarseness 0. */
public class NgldmBenchmark extends TextureBenchmark {

    private NgldmKernel kernel;
    private NgldmKernel.Arguments arguments;

    @Override
    protected void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena) {
        kernel = kernels.ngldm();
        var counts = arena.allocate(ValueLayout.JAVA_LONG, 27L * LEVEL_COUNT);
        var neighbourhood = Offset.neighbourhood(false, 1, Norm.CHEBYSHEV);
        arguments = new NgldmKernel.Arguments(ball, Slab.whole(size), neighbourhood, 0, counts);
    }

    /** Adds the ball's dependence counts to the counts. */
    @Benchmark
    public MemorySegment count() {
        kernel.count(arguments);
        return arguments.counts();
    }
}
