package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** Co-occurrence in the 13 directions of space. */
public class GlcmBenchmark extends TextureBenchmark {

    private GlcmKernel kernel;
    private GlcmKernel.Arguments arguments;

    @Override
    protected void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena) {
        kernel = kernels.glcm();
        var counts = arena.allocate(ValueLayout.JAVA_LONG, 13L * LEVEL_COUNT * LEVEL_COUNT);
        arguments = new GlcmKernel.Arguments(ball, Slab.whole(size), Offset.directions(false, 1), counts);
    }

    /** Adds the ball's pairs to the counts. */
    @Benchmark
    public MemorySegment count() {
        kernel.count(arguments);
        return arguments.counts();
    }
}
