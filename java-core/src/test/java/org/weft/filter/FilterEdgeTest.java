package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.weft.grid.Boundary.MIRROR;
import static org.weft.grid.Boundary.NEAREST;
import static org.weft.grid.Boundary.ZERO;
import static org.weft.settings.Filter.Laws.Kernel.E5;
import static org.weft.settings.Filter.Laws.Kernel.L5;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length;
import org.weft.settings.Length.Unit;

/** Responses worked out by hand, images of one intensity or one voxel, and what is refused. */
class FilterEdgeTest {

    private static final Spacing MM = new Spacing(1, 1, 1);

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);
    private final Engine engine = Engines.vector(workers);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    @Test
    void kernelWiderThanTheImageIsRefused() {
        Grid few = Grid.of(64, 50, 12, new Spacing(1, 1, 3));
        Length sigma = new Length(3, Unit.MM);
        Filter.LaplacianOfGaussian log = new Filter.LaplacianOfGaussian(new Length(6, Unit.MM), 4, 3, MIRROR);
        assertRefused(
                "the kernel of the filter laplacian_of_gaussian is 17 voxels wide along z, but the image has 12 voxels "
                        + "there (64 x 50 x 12); choose 2 dimensions or a smaller sigma",
                log, few);
        assertRefused("the kernel of the filter laws is 15 voxels wide along z, but the image has 12 voxels there "
                + "(64 x 50 x 12); choose 2 dimensions or a smaller energy",
                new Filter.Laws(List.of(L5, E5, L5), Optional.empty(), Optional.of(7), ZERO), few);
        assertRefused("the kernel of the filter wavelet is 80 voxels wide along x, but the image has 64 voxels there "
                + "(64 x 50 x 12); choose a smaller level",
                new Filter.Wavelet("db10", "LH", 3, Optional.of(Pooling.MEAN), ZERO), few);
        assertRefused("the kernel of the filter mean is 51 voxels wide along y, but the image has 50 voxels there "
                + "(64 x 50 x 12); choose a smaller support", new Filter.Mean(51, 2, ZERO), few);
        assertRefused("the kernel of the filter gaussian is 25 voxels wide along z, but the image has 12 voxels there "
                + "(90 x 90 x 12); choose 2 dimensions or a smaller sigma",
                new Filter.Gaussian(new Length(9, Unit.MM), 4, 3, ZERO), Grid.of(90, 90, 12, new Spacing(2, 2, 3)));
        assertRefused(
                "the kernel of the filter gradient_magnitude is 3 voxels wide along z, but the image has 2 voxels there "
                        + "(3 x 3 x 2); choose 2 dimensions or a smaller number of dimensions",
                new Filter.GradientMagnitude(3, ZERO),
                Grid.of(3, 3, 2, MM));
        assertRefused(
                "the kernel of the filter local_binary_pattern is 5 voxels wide along x, but the image has 4 voxels "
                        + "there (4 x 9 x 2); choose a smaller radius",
                new Filter.LocalBinaryPattern(1.5, 8, ZERO),
                Grid.of(4, 9, 2, MM));
        for (Filter fits : List.of(new Filter.None(), new Filter.Square(), new Filter.Mean(49, 2, ZERO),
                new Filter.LaplacianOfGaussian(sigma, 4, 3, MIRROR),
                new Filter.LaplacianOfGaussian(sigma, 4, 2, MIRROR),
                new Filter.Laws(List.of(L5, E5), Optional.empty(), Optional.of(7), ZERO),
                new Filter.Wavelet("db3", "LLH", 2, Optional.empty(), ZERO), new Filter.GradientMagnitude(3, ZERO))) {
            assertDoesNotThrow(() -> Filters.checkFits(fits, few));
        }
    }

    /** Slices far too near each other for the kernel matter to it in three dimensions only. */
    @Test
    void axisThatIsNotFilteredDoesNotCount() {
        Grid thin = Grid.of(64, 64, 64, new Spacing(1, 1, 0.001));
        Length sigma = new Length(2, Unit.MM);
        assertDoesNotThrow(() -> Filters.checkFits(new Filter.Gaussian(sigma, 4, 2, ZERO), thin));
        assertRefused(
                "a Gaussian of standard deviation 2000.0 voxels along z, cut off at 4.0 standard deviations, is wider "
                        + "than 1001 voxels; choose a smaller sigma or interpolate to a larger spacing",
                new Filter.Gaussian(sigma, 4, 3, ZERO), thin);
    }

    /** Its second derivative would be sampled at less than two voxels a standard deviation. */
    @Test
    void laplacianOfLessThanHalfAVoxelIsRefused() {
        Grid slices = Grid.of(64, 50, 40, new Spacing(1, 1, 5));
        Filter.LaplacianOfGaussian log = new Filter.LaplacianOfGaussian(new Length(2, Unit.MM), 4, 3, MIRROR);
        String sentence = "the filter laplacian_of_gaussian has a sigma of 0.4 voxels along z, where voxels are 5.0 mm long, but needs at least 0.5; "
                + "choose 2 dimensions, a larger sigma, or interpolate to a smaller spacing";
        assertRefused(sentence, log, slices);
        assertRefused(sentence, new Filter.Riesz(1, 0, 0, log, Optional.empty(), ZERO), slices);
        assertDoesNotThrow(() -> Filters.checkFits(new Filter.LaplacianOfGaussian(log.sigma(), 4, 2, MIRROR), slices));
    }

    @Test
    void unknownWaveletIsRefused() {
        assertRefused(
                "there is no wavelet \"db11\"; known are haar, db1 to db10, sym2 to sym10 and coif1 to coif5",
                new Filter.Wavelet("db11", "LH", 1, Optional.empty(), ZERO), Grid.of(9, 9, 9, MM));
    }

    @Test
    void imageOfZerosStaysZero() {
        float[] zeros = new float[27];
        for (Filter filter : List.of(new Filter.Square(), new Filter.SquareRoot(), new Filter.Logarithm(),
                new Filter.Mean(3, 3, MIRROR), new Filter.GradientMagnitude(3, ZERO),
                new Filter.Laws(List.of(E5, E5, E5), Optional.of(Pooling.MIN), Optional.of(1), ZERO))) {
            assertArrayEquals(zeros, apply(filter, 3, 3, 3, zeros), filter.toString());
        }
        assertArrayEquals(new float[] {1, 1}, apply(new Filter.Exponential(), 2, 1, 1, 0, 0));
    }

    @Test
    void intensitiesAreTransformedByTheirFormulas() {
        assertArrayEquals(new float[] {25, 4, 0, 100}, apply(new Filter.Square(), 4, 1, 1, -50, 20, 0, 100));
        assertArrayEquals(new float[] {-50, 20, 0, 100}, apply(new Filter.SquareRoot(), 4, 1, 1, -25, 4, 0, 100));
        assertArrayEquals(new float[] {-50, 100, 0},
                apply(new Filter.Logarithm(), 3, 1, 1, -(float) (Math.sqrt(101) - 1),
                        100, 0),
                1e-4f);
        assertArrayEquals(new float[] {0.01f, 1, 10, 100}, apply(new Filter.Exponential(), 4, 1, 1, -100, 0, 50, 100),
                1e-4f);
    }

    @Test
    void transformOfAnIntensityThatIsNotFiniteIsRefused() {
        for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertEquals(
                    "the image holds an intensity that is not finite, from which no largest one can be taken; give all "
                            + "voxels finite intensities, or choose another filter",
                    assertThrows(IllegalArgumentException.class, () -> apply(new Filter.Square(), 3, 1, 1, 1, bad, 2))
                            .getMessage());
        }
    }

    /** A ramp of 2 along x, 3 along y and 6 along z per millimetre has a gradient of 7. */
    @Test
    void gradientOfARampIsItsSlope() {
        float[] ramp = new float[125];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 2 * 0.5f * (i % 5) + 3 * 2 * (i / 5 % 5) + 6 * 4 * (i / 25);
        }
        Grid grid = Grid.of(5, 5, 5, new Spacing(0.5, 2, 4));
        Volume image = new Volume(grid, arena.allocateFrom(Volume.LAYOUT, ramp));
        Volume space = Filters.apply(new Filter.GradientMagnitude(3, NEAREST), image, engine, arena);
        Volume slice = Filters.apply(new Filter.GradientMagnitude(2, NEAREST), image, engine, arena);
        assertEquals(7, space.at(grid.index(2, 2, 2)), 1e-6);
        assertEquals(Math.sqrt(13), slice.at(grid.index(2, 2, 2)), 1e-6);
        assertEquals(Math.sqrt(1 + 9 + 36), space.at(grid.index(0, 2, 2)), 1e-6);
    }

    /** Eight neighbours at a radius of 1: the four diagonal ones lie between voxels. */
    @Test
    void localBinaryPatternCountsBrightPoints() {
        Filter pattern = new Filter.LocalBinaryPattern(1, 8, NEAREST);
        assertEquals(0, apply(pattern, 3, 3, 1, 1, 1, 1, 1, 9, 1, 1, 1, 1)[4]);
        assertEquals(8, apply(pattern, 3, 3, 1, 5, 5, 5, 5, 5, 5, 5, 5, 5)[4]);
        assertEquals(8, apply(pattern, 3, 3, 1, 5, 5, 5, 5, 4, 5, 5, 5, 5)[4]);
        assertEquals(5, apply(pattern, 3, 3, 1, 1, 5, 9, 1, 5, 9, 1, 5, 9)[4], "the right half and what is level");
        assertEquals(1, apply(pattern, 3, 3, 1, 1, 1, 1, 1, 5, 5, 1, 1, 1)[4], "one point alone");
        assertEquals(9, apply(pattern, 3, 3, 1, 1, 1, 1, 5, 5, 5, 1, 1, 1)[4], "two points apart change four times");
        assertEquals(Float.NaN, apply(pattern, 3, 3, 1, 1, 1, 1, 5, 5, Float.NaN, 1, 1, 1)[4], "one is no number");
        float[] beside = apply(pattern, 5, 3, 1, 1, 1, 1, 1, Float.NaN, 1, 1, 1, 1, Float.NaN, 1, 1, 1, 1, Float.NaN);
        assertEquals(8, beside[6], "three voxels away");
    }

    /** More voxels stand beyond the image than in it. */
    @Test
    void oneVoxelHasAResponse() {
        assertArrayEquals(new float[] {7}, apply(new Filter.Mean(3, 3, MIRROR), 1, 1, 1, 7), 1e-6f);
        assertArrayEquals(new float[] {7 / 27f}, apply(new Filter.Mean(3, 3, ZERO), 1, 1, 1, 7), 1e-6f);
        assertArrayEquals(new float[] {0},
                apply(new Filter.Wavelet("db2", "HLH", 3, Optional.of(Pooling.MEAN), MIRROR), 1,
                        1, 1, 7),
                1e-5f);
        assertArrayEquals(new float[] {8}, apply(new Filter.LocalBinaryPattern(2, 8, NEAREST), 1, 1, 1, 7));
    }

    private float[] apply(Filter filter, int nx, int ny, int nz, float... voxels) {
        Volume image = new Volume(Grid.of(nx, ny, nz, MM), arena.allocateFrom(Volume.LAYOUT, voxels));
        return Filters.apply(filter, image, engine, arena).voxels().toArray(Volume.LAYOUT);
    }

    private static void assertRefused(String sentence, Filter filter, Grid grid) {
        assertEquals(sentence,
                assertThrows(IllegalArgumentException.class, () -> Filters.checkFits(filter, grid)).getMessage());
    }
}
