package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.grid.Box;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Volume;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.Slab;

/** Intensities to grey levels: bins of width 25 from -1000 on. */
public class DiscretiseBenchmark extends BallBenchmark {

    private DiscretiseKernel kernel;
    private DiscretiseKernel.Arguments arguments;

    @Override
    void prepare(Kernels kernels, Ball ball, Arena arena) {
        kernel = kernels.discretise();
        var volume = new Volume(ball.grid(), arena.allocateFrom(Volume.LAYOUT, ball.noise()));
        var levels = arena.allocate(DiscretisedVolume.LAYOUT, ball.grid().voxelCount());
        arguments = new DiscretiseKernel.Arguments(volume, new Mask(ball.grid(), ball.mask(arena)),
                Box.of(ball.grid().size()), Slab.whole(size), -1000, 1, 25, 0, 80, levels);
    }

    /** Writes the levels of the ball's voxels. */
    @Benchmark
    public MemorySegment discretise() {
        kernel.discretise(arguments);
        return arguments.levels();
    }
}
