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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.weft.backend.Backends;
import org.weft.grid.Axis;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.InterpolationKernel.Weights;

/** Interpolation of 128³ voxels from an image whose voxels are 1.5 times as long along one axis, on one thread; time of a voxel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class InterpolationBenchmark {

    /** Side of the image in voxels. */
    static final int SIZE = 128;

    /** Who interpolates. */
    @Param({"scalar", "vector"})
    public String backend;

    /** Along which axis. */
    @Param({"X", "Y", "Z"})
    public Axis axis;

    private Arena arena;
    private InterpolationKernel kernel;
    private InterpolationKernel.Arguments arguments;

    /** Makes intensities 0, 1, 2, 3, 0, 1, ... and weights of two voxels along the axis, one along the others. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        Backends.Choice choice = Backends.choose(Optional.of(backend));
        System.out.println("interpolation by " + choice.origins().get("InterpolationKernel"));
        kernel = choice.kernels().interpolation();
        Size size = new Size(count(Axis.X), count(Axis.Y), count(Axis.Z));
        MemorySegment in = arena.allocate(size.voxelCount() * Float.BYTES, 64);
        for (long i = 0; i < size.voxelCount(); i++) {
            in.setAtIndex(ValueLayout.JAVA_FLOAT, i, i % 4);
        }
        arguments = new InterpolationKernel.Arguments(size, in, weights(Axis.X), weights(Axis.Y), weights(Axis.Z),
                Box.of(new Size(SIZE, SIZE, SIZE)), arena.allocate((long) SIZE * SIZE * SIZE * Float.BYTES, 64));
    }

    private long count(Axis along) {
        return along == axis ? 1 + Math.ceilDiv(2 * SIZE, 3) : SIZE;
    }

    /** Along the axis, voxel i lies at 2 i / 3. */
    private Weights weights(Axis along) {
        long[] first = new long[SIZE];
        double[][] weights = new double[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            first[i] = along == axis ? 2 * i / 3 : i;
            weights[i] = along == axis ? new double[] {1 - 2 * i % 3 / 3.0, 2 * i % 3 / 3.0} : new double[] {1};
        }
        return new Weights(first, weights);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** The whole image. */
    @Benchmark
    @OperationsPerInvocation(SIZE * SIZE * SIZE)
    public MemorySegment interpolate() {
        kernel.interpolate(arguments);
        return arguments.out();
    }
}
