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
import org.weft.kernel.MomentsKernel;

/** Power sums of intensities on one thread: a pass of the statistics over a region of {@code size}³ voxels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class MomentsBenchmark {

    /** Who sums. */
    @Param({"scalar", "vector", "c"})
    public String backend;

    /** Side of the region in voxels. */
    @Param("128")
    public int size;

    private Arena arena;
    private MomentsKernel kernel;
    private MomentsKernel.Arguments arguments;

    /** Makes intensities 0, 1, 2, 3, 0, 1, ..., to be summed about 1. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        Backends.Choice choice = Backends.choose(Optional.of(backend));
        System.out.println("moments by " + choice.origins().get("MomentsKernel"));
        kernel = choice.kernels().moments();
        long count = (long) size * size * size;
        MemorySegment values = arena.allocate(count * Float.BYTES, 64);
        for (long k = 0; k < count; k++) {
            values.setAtIndex(ValueLayout.JAVA_FLOAT, k, k % 4);
        }
        arguments = new MomentsKernel.Arguments(values, 0, count, 1, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** All power sums of all intensities. */
    @Benchmark
    public MomentsKernel.Moments sum() {
        return kernel.sum(arguments);
    }
}
