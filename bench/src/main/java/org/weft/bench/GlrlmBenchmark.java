package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** Run lengths in the 13 directions of space. */
public class GlrlmBenchmark extends TextureBenchmark {

    private GlrlmKernel kernel;
    private GlrlmKernel.Arguments arguments;

    @Override
    protected void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena) {
        kernel = kernels.glrlm();
        var counts = arena.allocate(ValueLayout.JAVA_LONG, 13L * LEVEL_COUNT * size);
        arguments = new GlrlmKernel.Arguments(ball, Slab.whole(size), Offset.directions(false, 1), size, counts);
    }

    /** Adds the ball's runs to the counts. */
    @Benchmark
    public MemorySegment count() {
        kernel.count(arguments);
        return arguments.counts();
    }
}
