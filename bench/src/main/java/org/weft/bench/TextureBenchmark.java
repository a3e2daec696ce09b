package org.weft.bench;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.weft.backend.Backends;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Kernels;

/**
 * What the benchmarks of texture kernels share: one thread on a ball of 64 grey levels of smoothed noise, the same in
 * every run. A ball of {@code size} 128 has 1,099,136 voxels: times in milliseconds are nanoseconds per voxel within a
 * tenth.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public abstract class TextureBenchmark {

    /** Number of grey levels. */
    protected static final int LEVEL_COUNT = 64;

    /** Who counts. */
    @Param({"scalar", "vector", "c"})
    public String backend;

    /** Diameter of the ball in voxels. */
    @Param("128")
    public int size;

    private Arena arena;

    /** Makes the ball and what the kernel needs beside it. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        prepare(Backends.choose(Optional.of(backend)).kernels(), levels(new Ball(size, size / 2.0)), arena);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** Chooses the kernel and makes its arguments. */
    protected abstract void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena);

    private DiscretisedVolume levels(Ball ball) {
        float[] noise = ball.noise();
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < noise.length; k++) {
            if (ball.contains(k)) {
                min = Math.min(min, noise[k]);
                max = Math.max(max, noise[k]);
            }
        }
        var levels = arena.allocate(DiscretisedVolume.LAYOUT, noise.length);
        for (int k = 0; k < noise.length; k++) {
            int level = 1 + Math.min(LEVEL_COUNT - 1, (int) (LEVEL_COUNT * (noise[k] - min) / (max - min)));
            levels.setAtIndex(DiscretisedVolume.LAYOUT, k, (short) (ball.contains(k) ? level : 0));
        }
        return new DiscretisedVolume(Grid.of(size, size, size, new Spacing(1, 1, 1)), levels, LEVEL_COUNT);
    }
}
