package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.weft.grid.Boundary.MIRROR;
import static org.weft.grid.Boundary.NEAREST;
import static org.weft.grid.Boundary.PERIODIC;
import static org.weft.grid.Boundary.ZERO;
import static org.weft.settings.Filter.Laws.Kernel.E3;
import static org.weft.settings.Filter.Laws.Kernel.E5;
import static org.weft.settings.Filter.Laws.Kernel.L5;
import static org.weft.settings.Filter.Laws.Kernel.R5;
import static org.weft.settings.Filter.Laws.Kernel.S5;
import static org.weft.settings.Filter.Laws.Kernel.W5;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.Engines;
import org.weft.grid.Boundary;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Laws.Kernel;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length;
import org.weft.settings.Length.Unit;

/** Laws that responses obey whatever the image. */
class FilterInvariantTest {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());
    private static final Spacing UNEQUAL = new Spacing(0.9, 1.3, 2.1);

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(3);
    private final Engine engine = Engines.vector(workers);
    private final SplittableRandom random = new SplittableRandom(SEED);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    static List<Filter> local() {
        Length sigma = new Length(1.4, Unit.MM);
        return List.of(new Filter.Mean(5, 3, MIRROR), new Filter.Mean(3, 2, ZERO), new Filter.Mean(3, 3, PERIODIC),
                new Filter.Gaussian(sigma, 3, 3, NEAREST), new Filter.LaplacianOfGaussian(sigma, 3, 3, MIRROR),
                new Filter.LaplacianOfGaussian(sigma, 4, 2, PERIODIC),
                laws(Optional.of(Pooling.MAX), 2, MIRROR, E5, L5, E3),
                laws(Optional.empty(), 0, NEAREST, W5, E3), wavelet("db3", "LHL", 1, Pooling.MEAN, ZERO),
                wavelet("haar", "HLH", 2, Pooling.MIN, MIRROR),
                new Filter.Wavelet("coif1", "LH", 1, Optional.empty(), NEAREST),
                new Filter.GradientMagnitude(3, NEAREST), new Filter.LocalBinaryPattern(1.5, 8, MIRROR),
                new Filter.LocalBinaryPattern(2, 12, ZERO));
    }

    static List<Filter> all() {
        return Stream.concat(local().stream(), Stream.of(new Filter.None(),
                new Filter.Square(), new Filter.SquareRoot(), new Filter.Logarithm(), new Filter.Exponential()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void sameBitsOnEveryBackendForAnyNumberOfThreads(Filter filter) {
        Volume image = noise(37, 19, 23, UNEQUAL);
        float[] expected = voxels(Filters.apply(filter, image, engine, arena));
        for (int threads : new int[] {1, 2, 7}) {
            try (Workers others = new Workers(threads)) {
                for (Engine other : List.of(Engines.scalar(others), Engines.vector(others))) {
                    assertArrayEquals(expected, voxels(Filters.apply(filter, image, other, arena)), seed());
                }
            }
        }
    }

    /** The values of a region in its crop, wherever it lies. */
    @ParameterizedTest
    @MethodSource("local")
    void cropWithItsReachHasTheSameBits(Filter filter) {
        Volume image = noise(37, 31, 23, UNEQUAL);
        Size size = image.grid().size();
        Volume whole = Filters.apply(filter, image, engine, arena);
        Reach reach = Filters.reach(filter, UNEQUAL);
        for (Box region : List.of(new Box(18, 15, 11, 20, 16, 12), new Box(0, 0, 0, 1, 1, 1),
                new Box(36, 30, 22, 37, 31, 23),
                new Box(2, 28, 1, 5, 30, 3))) {
            Box box = region.grow(reach, size);
            Volume cropped = Filters.apply(filter, image.crop(box, arena), engine, arena);
            assertArrayEquals(voxels(whole.crop(region, arena)), voxels(cropped.crop(region.relativeTo(box), arena)),
                    () -> region + seed());
        }
    }

    /** Half widths by hand, those of steps that follow each other added up, and all of an axis that goes on periodically. */
    @Test
    void reachIsWhatTheKernelsTake() {
        Length twoVoxels = new Length(2, Unit.VOXELS);
        assertEquals(new Reach(7, 7, 0), Filters.reach(new Filter.Mean(15, 2, MIRROR), UNEQUAL));
        assertEquals(new Reach(8, 8, 8), Filters.reach(new Filter.LaplacianOfGaussian(twoVoxels, 4, 3, ZERO), UNEQUAL));
        assertEquals(new Reach(7, 5, 3), Filters.reach(
                new Filter.LaplacianOfGaussian(new Length(1.5, Unit.MM), 4, 3, ZERO), UNEQUAL));
        assertEquals(new Reach(9, 8, 9), Filters.reach(laws(Optional.empty(), 7, ZERO, E5, E3, L5), UNEQUAL));
        assertEquals(new Reach(9, 9, 9), Filters.reach(laws(Optional.of(Pooling.MAX), 7, ZERO, E5, E3, L5), UNEQUAL));
        assertEquals(new Reach(3, 3, 0),
                Filters.reach(new Filter.Wavelet("db3", "LH", 1, Optional.empty(), ZERO), UNEQUAL));
        assertEquals(new Reach(Long.MAX_VALUE, Long.MAX_VALUE, 0),
                Filters.reach(new Filter.Mean(3, 2, PERIODIC), UNEQUAL));
        assertEquals(Reach.WHOLE, Filters.reach(new Filter.Square(), UNEQUAL));
    }

    /** Pooled over rotations one by one: each rotated image filtered and turned back. */
    @ParameterizedTest
    @EnumSource(Pooling.class)
    void pooledRotationsAreThoseOfTheImage(Pooling pooling) {
        Volume image = noise(11, 11, 11, new Spacing(1, 1, 1));
        Optional<Pooling> rotations = Optional.of(pooling);
        for (Boundary boundary : Boundary.values()) {
            checkRotations(image, pooling, laws(Optional.empty(), 0, boundary, E5, L5, S5),
                    laws(rotations, 0, boundary, E5, L5, S5));
            checkRotations(image, pooling, laws(Optional.empty(), 0, boundary, E3, W5, E3),
                    laws(rotations, 0, boundary, E3, W5, E3));
            checkRotations(image, pooling, laws(Optional.empty(), 0, boundary, L5, R5),
                    laws(rotations, 0, boundary, L5, R5));
            for (String bands : List.of("LLH", "HHH", "HLL", "LH", "HL", "HH")) {
                checkRotations(image, pooling, new Filter.Wavelet("db2", bands, 1, Optional.empty(), boundary),
                        wavelet("db2", bands, 1, pooling, boundary));
            }
            checkRotations(image, pooling, new Filter.Wavelet("haar", "HLH", 2, Optional.empty(), boundary),
                    wavelet("haar", "HLH", 2, pooling, boundary));
        }
    }

    private void checkRotations(Volume image, Pooling pooling, Filter one, Filter pooled) {
        int dimensions = one instanceof Filter.Wavelet wavelet ? wavelet.bands().length()
                : ((Filter.Laws) one).kernels().size();
        List<Rotation> rotations = Rotation.all(dimensions);
        double[] expected = new double[(int) image.grid().voxelCount()];
        for (int r = 0; r < rotations.size(); r++) {
            Rotation rotation = rotations.get(r);
            float[] response = rotation.back(
                    voxels(Filters.apply(one, volume(image.grid(), rotation.turn(voxels(image), 11)), engine, arena)),
                    11);
            for (int i = 0; i < expected.length; i++) {
                expected[i] = r == 0 ? response[i] : switch (pooling) {
                    case MEAN -> expected[i] + response[i];
                    case MAX -> Math.max(expected[i], response[i]);
                    case MIN -> Math.min(expected[i], response[i]);
                };
            }
        }
        float[] found = voxels(Filters.apply(pooled, image, engine, arena));
        double divisor = pooling == Pooling.MEAN ? rotations.size() : 1;
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i] / divisor, found[i], 2e-4, pooled + seed());
        }
    }

    @Test
    void constantImageHasNoResponse() {
        Volume image = volume(Grid.of(23, 21, 25, new Spacing(1, 1, 1)), filled(23 * 21 * 25, 1000));
        for (Boundary boundary : List.of(NEAREST, PERIODIC, MIRROR)) {
            for (int dimensions = 2; dimensions <= 3; dimensions++) {
                for (double truncation : new double[] {1.5, 4, 8}) {
                    assertAll(0, 1e-3, new Filter.LaplacianOfGaussian(new Length(1.2, Unit.MM), truncation, dimensions,
                            boundary), image);
                }
                assertAll(0, 0, new Filter.GradientMagnitude(dimensions, boundary), image);
                assertAll(1000, 1e-3, new Filter.Mean(5, dimensions, boundary), image);
                assertAll(1000, 1e-3, new Filter.Gaussian(new Length(1.2, Unit.MM), 3, dimensions, boundary), image);
            }
            for (Kernel kernel : List.of(E5, S5, W5, R5, E3, Kernel.S3)) {
                assertAll(0, 1e-3, laws(Optional.of(Pooling.MAX), 0, boundary, kernel, L5, L5), image);
            }
            for (String name : Wavelets.names()) {
                assertAll(0, 1e-3, new Filter.Wavelet(name, "LHL", 1, Optional.empty(), boundary), image);
            }
            assertAll(1000 * 2 * Math.sqrt(2), 1e-2, new Filter.Wavelet("coif3", "LLL", 1, Optional.empty(), boundary),
                    image);
            assertAll(8, 0, new Filter.LocalBinaryPattern(1.5, 8, boundary), image);
        }
    }

    /** What a kernel sampled at all of its voxels at once gives, for voxels of three lengths. */
    @Test
    void laplacianIsTheSampledKernel() {
        Grid grid = Grid.of(15, 13, 11, UNEQUAL);
        float[] impulse = new float[(int) grid.voxelCount()];
        impulse[(int) grid.index(7, 6, 5)] = 1;
        double sigma = 1.9;
        Volume response = Filters.apply(new Filter.LaplacianOfGaussian(new Length(sigma, Unit.MM), 20, 3, ZERO),
                volume(grid, impulse), engine, arena);
        double mean = Math.cbrt(UNEQUAL.voxelVolume());
        for (int i = 0; i < impulse.length; i++) {
            double x = (i % 15 - 7) * UNEQUAL.x();
            double y = (i / 15 % 13 - 6) * UNEQUAL.y();
            double z = (i / 195 - 5) * UNEQUAL.z();
            double squares = x * x + y * y + z * z;
            double density = UNEQUAL.voxelVolume() / Math.pow(Math.sqrt(2 * Math.PI) * sigma, 3)
                    * Math.exp(-squares / (2 * sigma * sigma));
            double laplacian = density * (squares / Math.pow(sigma, 4) - 3 / (sigma * sigma));
            assertEquals(laplacian * mean * mean, response.at(i), 1e-8);
        }
    }

    @Test
    void sliceByItselfIsFilteredAsInTheImage() {
        Volume image = noise(17, 19, 5, UNEQUAL);
        for (Filter filter : local()) {
            if (Filters.reach(filter, UNEQUAL).z() == 0) {
                Volume whole = Filters.apply(filter, image, engine, arena);
                Box slice = new Box(0, 0, 3, 17, 19, 4);
                assertArrayEquals(voxels(whole.crop(slice, arena)),
                        voxels(Filters.apply(filter, image.crop(slice, arena), engine, arena)), filter + seed());
            }
        }
    }

    /** Along z, a mean in three dimensions is the mean of those in two. */
    @Test
    void meanOfABoxIsTheMeanOfItsSlices() {
        Volume image = noise(13, 11, 9, UNEQUAL);
        float[] slices = voxels(Filters.apply(new Filter.Mean(3, 2, MIRROR), image, engine, arena));
        float[] box = voxels(Filters.apply(new Filter.Mean(3, 3, MIRROR), image, engine, arena));
        for (int i = 0; i < box.length; i++) {
            int z = i / 143;
            double sum = slices[i] + slices[i - (z == 0 ? 0 : 143)] + slices[i + (z == 8 ? 0 : 143)];
            assertEquals(sum / 3, box[i], 1e-3);
        }
    }

    @Test
    void intensityTransformsKeepSignAndRange() {
        Volume image = noise(13, 11, 9, UNEQUAL);
        float[] in = voxels(image);
        double m = 0;
        for (float v : in) {
            m = Math.max(m, Math.abs(v));
        }
        for (Filter filter : List.of(new Filter.SquareRoot(), new Filter.Logarithm())) {
            float[] out = voxels(Filters.apply(filter, image, engine, arena));
            for (int i = 0; i < in.length; i++) {
                assertEquals(Math.signum(in[i]), Math.signum(out[i]), 0);
                assertTrue(Math.abs(out[i]) <= Math.nextUp((float) m) && Math.abs(out[i]) >= Math.abs(in[i]), seed());
            }
        }
        float[] square = voxels(Filters.apply(new Filter.Square(), image, engine, arena));
        float[] back = voxels(Filters.apply(new Filter.SquareRoot(), volume(image.grid(), square), engine, arena));
        float[] exponential = voxels(Filters.apply(new Filter.Exponential(), image, engine, arena));
        for (int i = 0; i < in.length; i++) {
            assertEquals(Math.abs(in[i]), back[i], 1e-3);
            assertEquals(in[i] * Math.log(m) / m, Math.log(exponential[i]), 1e-5);
        }
    }

    private void assertAll(double expected, double tolerance, Filter filter, Volume image) {
        for (float v : voxels(Filters.apply(filter, image, engine, arena))) {
            assertEquals(expected, v, tolerance, filter.toString());
        }
    }

    private Volume noise(int nx, int ny, int nz, Spacing spacing) {
        float[] voxels = new float[nx * ny * nz];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (float) random.nextDouble(-100, 200);
        }
        return volume(Grid.of(nx, ny, nz, spacing), voxels);
    }

    private Volume volume(Grid grid, float[] voxels) {
        return new Volume(grid, arena.allocateFrom(Volume.LAYOUT, voxels));
    }

    private static float[] voxels(Volume volume) {
        return volume.voxels().toArray(Volume.LAYOUT);
    }

    private static float[] filled(int count, float value) {
        float[] voxels = new float[count];
        Arrays.fill(voxels, value);
        return voxels;
    }

    private static String seed() {
        return ", weft.seed=" + SEED;
    }

    private static Filter laws(Optional<Pooling> rotations, int energy, Boundary boundary, Kernel... kernels) {
        return new Filter.Laws(List.of(kernels), rotations, energy == 0 ? Optional.empty() : Optional.of(energy),
                boundary);
    }

    private static Filter wavelet(String name, String bands, int level, Pooling pooling, Boundary boundary) {
        return new Filter.Wavelet(name, bands, level, Optional.of(pooling), boundary);
    }
}
