package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
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
import org.weft.kernel.PairsKernel;

/** Sums over all pairs of the {@code size}³ voxels of a cube, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class PairsBenchmark {

    /** Who sums. */
    @Param({"scalar", "vector", "c"})
    public String backend;

    /** Side of the cube in voxels. */
    @Param("16")
    public int size;

    private Arena arena;
    private PairsKernel kernel;
    private PairsKernel.Arguments arguments;

    /** Makes voxels 1 mm apart of deviations -1, 1, -1, ... along x. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        Backends.Choice choice = Backends.choose(Optional.of(backend));
        System.out.println("pairs by " + choice.origins().get("PairsKernel"));
        kernel = choice.kernels().pairs();
        long n = (long) size * size * size;
        MemorySegment voxels = arena.allocate(4 * n * Double.BYTES, 64);
        for (long k = 0; k < n; k++) {
            voxels.setAtIndex(ValueLayout.JAVA_DOUBLE, k, k % size);
            voxels.setAtIndex(ValueLayout.JAVA_DOUBLE, n + k, k / size % size);
            voxels.setAtIndex(ValueLayout.JAVA_DOUBLE, 2 * n + k, k / size / size);
            voxels.setAtIndex(ValueLayout.JAVA_DOUBLE, 3 * n + k, k % size % 2 * 2 - 1);
        }
        arguments = new PairsKernel.Arguments(voxels, 0, n);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** All three sums. */
    @Benchmark
    public PairsKernel.Sums sum() {
        return kernel.sum(arguments);
    }
}
