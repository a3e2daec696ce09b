package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.image.Mask;
import org.weft.kernel.CellKernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.Slab;

/** Marching-cubes cells: the work behind the mesh. */
public class CellBenchmark extends BallBenchmark {

    private CellKernel kernel;
    private CellKernel.Arguments arguments;

    @Override
    void prepare(Kernels kernels, Ball ball, Arena arena) {
        kernel = kernels.cells();
        long layerCount = size + 1L;
        var counts = arena.allocate(ValueLayout.JAVA_LONG, layerCount * 256);
        arguments = new CellKernel.Arguments(new Mask(ball.grid(), ball.mask(arena)), Slab.whole(layerCount), counts);
    }

    /** Adds the ball's cells to the counts. */
    @Benchmark
    public MemorySegment count() {
        kernel.count(arguments);
        return arguments.counts();
    }
}
