package org.weft.bench;

import java.lang.foreign.Arena;
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
import org.weft.kernel.Kernels;

/**
 * What the benchmarks of kernels on a region share: one thread on a ball in smoothed noise, the same in every run. A ball of {@code size} 128 has
 * 1,099,136 voxels: times in milliseconds are nanoseconds per voxel within a tenth.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public abstract class BallBenchmark {

    /** Who computes. */
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
        prepare(Chosen.kernels(backend), new Ball(size, size / 2.0), arena);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** Chooses the kernel and makes its arguments. */
    abstract void prepare(Kernels kernels, Ball ball, Arena arena);
}
