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
import org.weft.grid.Boundary;
import org.weft.grid.Size;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.Slab;

/** Convolution of 128³ voxels along one axis on one thread; time of a voxel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class ConvolutionBenchmark {

    /** Side of the image in voxels. */
    static final int SIZE = 128;

    /** Who convolves. */
    @Param({"scalar", "vector"})
    public String backend;

    /** Along which axis. */
    @Param({"X", "Y", "Z"})
    public Axis axis;

    /** Number of taps: Laws' and that of a Gaussian of four voxels. */
    @Param({"5", "33"})
    public int taps;

    private Arena arena;
    private ConvolutionKernel kernel;
    private ConvolutionKernel.Arguments arguments;

    /** Makes intensities 0, 1, 2, 3, 0, 1, ... and taps 1, 2, 3, ... */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        Backends.Choice choice = Backends.choose(Optional.of(backend));
        System.out.println("convolution by " + choice.origins().get("ConvolutionKernel"));
        kernel = choice.kernels().convolution();
        Size size = new Size(SIZE, SIZE, SIZE);
        MemorySegment in = arena.allocate(size.voxelCount() * Float.BYTES, 64);
        for (long i = 0; i < size.voxelCount(); i++) {
            in.setAtIndex(ValueLayout.JAVA_FLOAT, i, i % 4);
        }
        double[] values = new double[taps];
        for (int k = 0; k < taps; k++) {
            values[k] = k + 1.0;
        }
        arguments = new ConvolutionKernel.Arguments(size, in, axis, Slab.whole(SIZE), values, taps / 2,
                Boundary.MIRROR, false, arena.allocate(in.byteSize(), 64));
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** One pass over the image. */
    @Benchmark
    @OperationsPerInvocation(SIZE * SIZE * SIZE)
    public MemorySegment convolve() {
        kernel.convolve(arguments);
        return arguments.out();
    }
}
