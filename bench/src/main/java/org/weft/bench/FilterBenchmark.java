package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
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
import org.weft.filter.Filters;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Laws.Kernel;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length;

/**
 * The response of a filter to 128³ voxels, memory for it included; time of a voxel. {@code copy} is no filter: it reads and writes each voxel once, which is the
 * memory bandwidth that the others can be held against.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class FilterBenchmark {

    /** Side of the image in voxels. */
    static final int SIZE = 128;

    private static final String COPY = "copy";

    /** Who convolves. */
    @Param("vector")
    public String backend;

    /** Number of threads. */
    @Param("1")
    public int threads;

    /** What is asked for, see {@link #filter}. */
    @Param({COPY, "mean", "gaussian", "log", "laws", "laws_energy", "gabor", "wavelet", "wavelet_level_2", "simoncelli",
        "riesz", "gradient", "square", "square_root", "logarithm", "exponential", "lbp"})
    public String filter;

    private Arena arena;
    private Workers workers;
    private Engine engine;
    private Volume image;

    /** Makes smoothed noise. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        workers = new Workers(threads);
        Backends.Choice choice = Backends.choose(Optional.of(backend));
        System.out.println("convolution by " + choice.origins().get("ConvolutionKernel"));
        engine = new Engine(choice.kernels(), workers);
        image = new Volume(Grid.of(SIZE, SIZE, SIZE, new Spacing(1, 1, 1)),
                arena.allocateFrom(Volume.LAYOUT, new Ball(SIZE, SIZE / 2.0).noise()));
    }

    /** Gives the memory and the threads back. */
    @TearDown(Level.Trial)
    public void close() {
        workers.close();
        arena.close();
    }

    /** The response of the middle voxel, since the memory of all others goes. */
    @Benchmark
    @OperationsPerInvocation(SIZE * SIZE * SIZE)
    public float apply() {
        try (Arena own = Arena.ofShared()) {
            if (filter.equals(COPY)) {
                MemorySegment copy = own.allocate(image.voxels().byteSize(), 64).copyFrom(image.voxels());
                return copy.getAtIndex(Volume.LAYOUT, image.grid().voxelCount() / 2);
            }
            return Filters.apply(filter(filter), image, engine, own).at(image.grid().voxelCount() / 2);
        }
    }

    /** A filter by the name that it has here, as it is commonly used in three dimensions. */
    static Filter filter(String name) {
        Length sigma = new Length(2, Length.Unit.MM);
        List<Kernel> kernels = List.of(Kernel.L5, Kernel.S5, Kernel.E5);
        Optional<Pooling> max = Optional.of(Pooling.MAX);
        Optional<Pooling> mean = Optional.of(Pooling.MEAN);
        return switch (name) {
            case "mean" -> new Filter.Mean(5, 3, Boundary.MIRROR);
            case "gaussian" -> new Filter.Gaussian(sigma, 4, 3, Boundary.MIRROR);
            case "log" -> new Filter.LaplacianOfGaussian(sigma, 4, 3, Boundary.MIRROR);
            case "laws" -> new Filter.Laws(kernels, max, Optional.empty(), Boundary.MIRROR);
            case "laws_energy" -> new Filter.Laws(kernels, max, Optional.of(7), Boundary.MIRROR);
            case "wavelet" -> new Filter.Wavelet("coif3", "LLH", 1, mean, Boundary.MIRROR);
            case "wavelet_level_2" -> new Filter.Wavelet("coif3", "HHH", 2, max, Boundary.MIRROR);
            case "gradient" -> new Filter.GradientMagnitude(3, Boundary.MIRROR);
            case "gabor" ->
                new Filter.Gabor(sigma, new Length(4, Length.Unit.MM), 1, 0, Optional.of(45.0), Pooling.MEAN,
                        Filter.Gabor.Planes.AXIAL, Boundary.MIRROR);
            case "simoncelli" -> new Filter.Simoncelli(1, 3);
            case "riesz" -> new Filter.Riesz(1, 0, 0, new Filter.Simoncelli(1, 3), Optional.empty(), Boundary.MIRROR);
            case "square" -> new Filter.Square();
            case "exponential" -> new Filter.Exponential();
            case "square_root" -> new Filter.SquareRoot();
            case "logarithm" -> new Filter.Logarithm();
            case "lbp" -> new Filter.LocalBinaryPattern(1, 8, Boundary.MIRROR);
            default -> throw new IllegalArgumentException("no filter is called " + name + " here");
        };
    }
}
