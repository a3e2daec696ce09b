package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.kernel.Workers;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.Normalisation;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;

/** Each step on rows of a few voxels, by hand; what leaves nothing of a region, or cannot be done, is refused. */
class ImageProcessingEdgeTest {

    private static final double ANY = Double.POSITIVE_INFINITY;

    private final Workers workers = new Workers(2);
    private final Arena arena = Arena.ofAuto();

    @AfterEach
    void close() {
        workers.close();
    }

    private Region process(Region region, Processing processing) {
        return ImageProcessing.process(region, processing, Reach.WHOLE, Engines.vector(workers), arena);
    }

    private String refusal(Region region, Processing processing) {
        return assertThrows(IllegalArgumentException.class, () -> process(region, processing)).getMessage();
    }

    /** A row of voxels of 1 mm; the last one is outside the region. */
    private Region row(double... values) {
        return Cases.region(Grid.of(values.length, 1, 1, new Spacing(1, 1, 1)), (x, _, _) -> values[(int) x],
                (x, _, _) -> x < values.length - 1, arena);
    }

    private static Processing resegment(double low, double high, Optional<Double> sigmas) {
        return new Processing(Optional.empty(), Optional.empty(), false, new Resegmentation(low, high, sigmas));
    }

    private static Processing normalise(double low, double high, double scale, Optional<Double> clip) {
        return new Processing(Optional.of(new Normalisation(low, high, scale, clip)), Optional.empty(), false,
                Resegmentation.NONE);
    }

    private static String intensityMask(Region region) {
        StringBuilder mask = new StringBuilder();
        for (long i = 0; i < region.volume().grid().voxelCount(); i++) {
            mask.append(region.roi().intensity().contains(i) ? 'x' : '.');
        }
        return mask.toString();
    }

    private static double[] values(Region region) {
        return IntStream.range(0, (int) region.volume().grid().voxelCount()).mapToDouble(region.volume()::at)
                .toArray();
    }

    @Test
    void aRangeHoldsItsEnds() {
        Region kept = process(row(-501, -500, 0, 400, 400.5, 0), resegment(-500, 400, Optional.empty()));
        assertEquals(".xxx..", intensityMask(kept));
        assertEquals(3, kept.roi().intensityVoxelCount());
        assertEquals(5, kept.roi().morphologicalVoxelCount());
        assertEquals("..xxx.", intensityMask(process(row(-501, -500, 0, 400, 400.5, 0),
                resegment(0, ANY, Optional.empty()))));
    }

    /** 0 0 0 0 0 0 0 0 0 10: mean 1, population deviation 3 (sample deviation 3.16). */
    @Test
    void outliersAreCountedInPopulationDeviationsOfAllVoxelsBeforeTheRange() {
        Region region = row(0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 99);
        assertEquals("xxxxxxxxxx.", intensityMask(process(region, resegment(-ANY, ANY, Optional.of(3.0)))));
        assertEquals("xxxxxxxxx..", intensityMask(process(region, resegment(-ANY, ANY, Optional.of(2.99)))));
        assertEquals(".........x.", intensityMask(process(region, resegment(1, 10, Optional.of(3.0)))));
        assertEquals("xxxxxxxxx..", intensityMask(process(region, resegment(-ANY, 9, Optional.of(0.34)))));
    }

    @Test
    void refusesARangeThatNoIntensityReaches() {
        assertEquals(
                "no intensity of the region lies in the range from 50.0 to 400.0 that re-segmentation keeps by range and"
                        + " outliers; they reach from -3.0 to 12.0: choose a range that they reach into, or more standard"
                        + " deviations for outliers",
                refusal(row(-3, 0, 12, 99), resegment(50, 400, Optional.empty())));
    }

    @Test
    void refusesToResegmentWhatIsNoNumber() {
        String refusal = refusal(row(-3, Double.NaN, 12, 99), resegment(-50, 400, Optional.empty()));
        assertTrue(refusal.startsWith("an intensity in the region, at (1.0, 0.0, 0.0) mm, is NaN"), refusal);
    }

    @Test
    void roundsHalvesToEvenNumbers() {
        Region rounded = process(row(-2.5, -1.5, -0.5, -0.2, 0.5, 1.5, 2.5, 2.501),
                new Processing(Optional.empty(), Optional.empty(), true, Resegmentation.NONE));
        assertEquals("[-2.0, -2.0, 0.0, 0.0, 0.0, 2.0, 2.0, 3.0]", Arrays.toString(values(rounded)));
    }

    /** 1 3 5 7: mean 4, deviation √5; what is no number or beyond the range counts for neither. */
    @Test
    void normalisesByTheWholeImageWithinTheRange() {
        double five = Math.sqrt(5);
        Region image = row(1, 3, Double.NaN, 100, 5, Double.POSITIVE_INFINITY, 7);
        double[] values = values(process(image, normalise(-ANY, 50, 10, Optional.empty())));
        double[] expected = {-30 / five, -10 / five, Double.NaN, 960 / five, 10 / five, ANY, 30 / five};
        double[] clipped = values(process(image, normalise(-50, 7, 10, Optional.of(1.0))));
        for (int i = 0; i < expected.length; i++) {
            assertEquals((float) expected[i], (float) values[i]);
            assertEquals(Math.clamp((float) expected[i], -10f, 10f), (float) clipped[i]);
        }
    }

    @Test
    void refusesToNormaliseByNothingAndByOneIntensity() {
        assertEquals(
                "no voxel of the image has an intensity from 50.0 to 60.0, the range of normalisation; choose a wider one",
                refusal(row(1, 2, 3), normalise(50, 60, 1, Optional.empty())));
        assertEquals(
                "all 2 voxels of the image from 2.0 to 60.0 have the intensity 3.0, so their standard deviation of 0 can normalise nothing;"
                        + " choose a wider range or no normalisation",
                refusal(row(1, 3, 3), normalise(2, 60, 1, Optional.empty())));
    }

    @Test
    void refusesARegionThatInterpolationLosesBetweenVoxels() {
        Region region = Cases.region(Grid.of(9, 9, 9, new Spacing(1, 1, 1)), Cases.noise(),
                (x, y, z) -> x == 1 && y == 1 && z == 1, arena);
        Optional<Double> coarse = Optional.of(4.0);
        String expected = "nothing is left of the region's 1 voxels of 1.0 x 1.0 x 1.0 mm after interpolation to 4.0 x 4.0 x 4.0 mm:"
                + " its interpolated mask reaches 0.5 nowhere; choose a smaller spacing or a lower threshold";
        for (Method mask : Method.values()) {
            assertEquals(expected, refusal(region, Cases.interpolate(new Interpolation(coarse, coarse, coarse,
                    Method.LINEAR, mask, 0.5, Alignment.ORIGIN, false))));
        }
    }

    @Test
    void oneVoxelIsOneVoxel() {
        Region region = Cases.region(Grid.of(1, 1, 1, new Spacing(1, 1, 1)), (_, _, _) -> 42, (_, _, _) -> true, arena);
        Optional<Double> fine = Optional.of(0.4);
        for (Method method : Method.values()) {
            Region processed = process(region, Cases.interpolate(fine, fine, fine, method));
            assertEquals(27, processed.roi().morphologicalVoxelCount());
            for (double v : values(processed)) {
                assertEquals(42, v);
            }
        }
        assertSame(region.volume(), process(region, resegment(0, 50, Optional.empty())).volume());
    }
}
