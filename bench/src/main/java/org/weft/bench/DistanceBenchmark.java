package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.image.Mask;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.Kernels;

/** Distances to the edge in space: what distance zones need beside zones. */
public class DistanceBenchmark extends BallBenchmark {

    private DistanceKernel kernel;
    private DistanceKernel.Arguments arguments;

    @Override
    void prepare(Kernels kernels, Ball ball, Arena arena) {
        kernel = kernels.distance();
        var distances = arena.allocate(ValueLayout.JAVA_INT, ball.grid().voxelCount());
        arguments = new DistanceKernel.Arguments(new Mask(ball.grid(), ball.mask(arena)), false, distances);
    }

    /** Writes the distances of the ball's voxels. */
    @Benchmark
    public MemorySegment measure() {
        kernel.measure(arguments);
        return arguments.distances();
    }
}
