package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.weft.Engines;
import org.weft.feature.Feature;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.Discretiser;
import org.weft.process.IntensityRange;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;

/** Regions at the edge of the definitions. */
class IntensityEdgeTest {

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);
    private final Engine engine = Engines.vector(workers);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    @Test
    void oneVoxelHasEveryStatistic() {
        List<FeatureValue> values = IntensityStatistics.extract(Intensities.of(Images.row(arena, 7), engine, arena),
                engine);
        assertEquals(List.of(7., 0., 0., 0., 7., 7., 7., 7., 7., 0., 0., 0., 0., 0., 0., 0., 49., 7.),
                values.stream().map(FeatureValue::value).toList());
    }

    /** A value that floats do not hold exactly, so often that its sum is rounded. */
    @Test
    void constantRegionHasNoSpread() {
        Region region = Images.region(arena, Grid.of(101, 83, 31, new Spacing(1, 1, 1)), _ -> 0.1, _ -> true);
        List<FeatureValue> values = IntensityStatistics.extract(Intensities.of(region, engine, arena), engine);
        for (int k : new int[] {1, 2, 3, 9, 10, 11, 12, 13, 14, 15}) {
            assertEquals(0, values.get(k).value(), () -> values.get(k).feature().label());
        }
        assertEquals(0.1f, values.getFirst().value());
    }

    @Test
    void zeroMeanAndZeroQuartilesHaveNoCoefficients() {
        Map<Feature, Status> status = status(
                IntensityStatistics.extract(Intensities.of(Images.row(arena, -2, -1, 0, 1, 2), engine, arena), engine));
        assertEquals(Status.ZERO_DENOMINATOR,
                status.get(IntensityStatisticsFeature.INTENSITY_BASED_COEFFICIENT_OF_VARIATION));
        assertEquals(Status.ZERO_DENOMINATOR,
                status.get(IntensityStatisticsFeature.INTENSITY_BASED_QUARTILE_COEFFICIENT_OF_DISPERSION));
        assertEquals(16, status.values().stream().filter(Status.OK::equals).count());
    }

    @Test
    void betweenTwoIntensitiesLiesNoCore() {
        Region region = Images.row(arena, 3, 5);
        Map<Feature, Status> statistics = status(
                IntensityStatistics.extract(Intensities.of(region, engine, arena), engine));
        assertEquals(Status.TOO_FEW_VOXELS,
                statistics.get(IntensityStatisticsFeature.INTENSITY_BASED_ROBUST_MEAN_ABSOLUTE_DEVIATION));
        var levels = Discretiser.discretise(region, new Discretisation.FixedBinNumber(8), engine, arena);
        Map<Feature, Status> histogram = status(IntensityHistogram.extract(levels, engine));
        assertEquals(Status.TOO_FEW_VOXELS,
                histogram.get(IntensityHistogramFeature.INTENSITY_HISTOGRAM_ROBUST_MEAN_ABSOLUTE_DEVIATION));
        assertEquals(22, histogram.values().stream().filter(Status.OK::equals).count());
    }

    @Test
    void hugeIntensitiesDoNotOverflow() {
        Region region = Images.row(arena, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, 1, Float.MIN_VALUE);
        List<FeatureValue> values = new ArrayList<>(
                IntensityStatistics.extract(Intensities.of(region, engine, arena), engine));
        values.addAll(LocalIntensity.extract(region, engine));
        values.addAll(
                Ivh.extract(Intensities.of(region, engine, arena), new IvhDiscretisation.FixedBinNumber(1000), engine));
        values.addAll(IntensityHistogram
                .extract(Discretiser.discretise(region, new Discretisation.FixedBinNumber(9), engine, arena), engine));
        Map<Feature, Status> status = status(values);
        assertEquals(Status.NOT_REACHED, status.remove(IvhFeature.INTENSITY_AT_VOLUME_FRACTION_10));
        assertEquals(Status.NOT_REACHED,
                status.remove(IvhFeature.INTENSITY_FRACTION_DIFFERENCE_BETWEEN_VOLUME_FRACTIONS_10_90));
        assertEquals(List.of(), status.entrySet().stream().filter(entry -> entry.getValue() != Status.OK).toList());
        assertEquals(2.0 * Float.MAX_VALUE, values.get(IntensityStatisticsFeature.INTENSITY_RANGE.ordinal()).value());
    }

    @Test
    void negativeZeroIsZero() {
        Intensities intensities = Intensities.of(Images.row(arena, -0.0, 0, -0.0, -0.0), engine, arena);
        assertEquals(0, intensities.values().getAtIndex(ValueLayout.JAVA_INT, 0));
        for (FeatureValue value : IntensityStatistics.extract(intensities, engine)) {
            boolean coefficient = value.feature().label().contains("coefficient");
            assertEquals(coefficient ? Double.NaN : 0.0, value.value(), () -> value.feature().label());
        }
    }

    @Test
    void histogramOfOneLevelHasNoGradient() {
        var levels = Discretiser.discretise(Images.row(arena, 5, 5, 5), new Discretisation.FixedBinNumber(32), engine,
                arena);
        List<FeatureValue> values = IntensityHistogram.extract(levels, engine);
        Map<Feature, Status> status = status(values);
        for (FeatureValue value : values.subList(values.size() - 4, values.size())) {
            assertEquals(Status.CONSTANT_INTENSITY, value.status());
        }
        assertEquals(19, status.values().stream().filter(Status.OK::equals).count());
        assertEquals(0, values.get(IntensityHistogramFeature.DISCRETISED_INTENSITY_ENTROPY.ordinal()).value());
        assertEquals(1, values.get(IntensityHistogramFeature.DISCRETISED_INTENSITY_UNIFORMITY.ordinal()).value());
    }

    /**
     * Levels 1 and 4 twice each: the mean, 2.5, is as far from both. Level 2 and 3 thrice each beside a far 9: 3 is
     * nearer the mean.
     */
    @Test
    void modeOfSeveralIsTheOneNearestTheMeanOrTheLower() {
        assertEquals(1, mode(1, 1, 4, 4));
        assertEquals(3, mode(2, 2, 2, 3, 3, 3, 9));
        assertEquals(2, mode(1, 2, 2, 7, 8));
    }

    private double mode(double... levels) {
        var volume = Discretiser.discretise(Images.row(arena, levels), new Discretisation.AsLevels(), engine, arena);
        return IntensityHistogram.extract(volume, engine)
                .get(IntensityHistogramFeature.INTENSITY_HISTOGRAM_MODE.ordinal()).value();
    }

    @Test
    void volumeHistogramOfAConstantRegionHasNoArea() {
        Intensities constant = Intensities.of(Images.row(arena, 5, 5, 5), engine, arena);
        for (IvhDiscretisation settings : List.of(new IvhDiscretisation.AsIs(), new IvhDiscretisation.FixedBinSize(0.1),
                new IvhDiscretisation.FixedBinNumber(1000))) {
            List<FeatureValue> values = Ivh.extract(constant, settings, engine);
            assertEquals(0, values.getLast().value());
            assertTrue(values.subList(0, 6).stream().allMatch(value -> value.status() == Status.CONSTANT_INTENSITY),
                    settings::toString);
        }
        List<FeatureValue> values = Ivh.extract(constant, new IvhDiscretisation.AsIs(), new IntensityRange(0, 10),
                engine);
        assertEquals(List.of(1., 0., 6., 6., 1., 0., 0.), values.stream().map(FeatureValue::value).toList());
    }

    @Test
    void volumeHistogramWithTooManyStepsIsRefused() {
        Intensities wide = Intensities.of(Images.row(arena, -1e30, 0, 1e30), engine, arena);
        for (IvhDiscretisation settings : List.of(new IvhDiscretisation.AsIs(),
                new IvhDiscretisation.FixedBinSize(1e-30))) {
            String sentence = assertThrows(IllegalArgumentException.class, () -> Ivh.extract(wide, settings, engine))
                    .getMessage();
            assertTrue(sentence.contains("more than 16777216 steps; choose a larger bin width"), sentence);
        }
    }

    @Test
    void intensityThatIsNoNumberIsRefusedWithItsPlace() {
        Grid grid = Grid.of(5, 4, 3, new Spacing(2, 2, 2));
        int index = (int) grid.index(3, 1, 2);
        Region region = Images.region(arena, grid, i -> i == index ? Double.NaN : i, _ -> true, i -> i != index);
        Intensities.of(region, engine, arena);
        assertRefused(() -> Intensities.requireFinite(region, engine), "NaN");
        Region infinite = Images.region(arena, grid, i -> i == index ? Double.NEGATIVE_INFINITY : i, _ -> true);
        assertRefused(() -> Intensities.of(infinite, engine, arena), "-Infinity");
        assertRefused(() -> LocalIntensity.extract(infinite, engine), "-Infinity");
    }

    private static void assertRefused(Executable work, String value) {
        assertEquals("an intensity in the region, at (6.0, 2.0, 4.0) mm, is " + value
                + "; take the voxel out of the mask, or give it a finite intensity, and where the image is interpolated"
                + " or filtered all voxels near it too",
                assertThrows(IllegalArgumentException.class, work).getMessage());
    }

    private static Map<Feature, Status> status(List<FeatureValue> values) {
        Map<Feature, Status> status = new HashMap<>();
        values.forEach(value -> status.put(value.feature(), value.status()));
        return status;
    }
}
