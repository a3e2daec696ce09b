package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.weft.intensity.IntensityStatisticsFeature.EXCESS_INTENSITY_KURTOSIS;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_BASED_ENERGY;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_BASED_MEAN_ABSOLUTE_DEVIATION;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_BASED_MEDIAN_ABSOLUTE_DEVIATION;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_BASED_ROBUST_MEAN_ABSOLUTE_DEVIATION;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_INTERQUARTILE_RANGE;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_PERCENTILE_10;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_PERCENTILE_90;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_RANGE;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_SKEWNESS;
import static org.weft.intensity.IntensityStatisticsFeature.INTENSITY_VARIANCE;
import static org.weft.intensity.IntensityStatisticsFeature.MAXIMUM_INTENSITY;
import static org.weft.intensity.IntensityStatisticsFeature.MEAN_INTENSITY;
import static org.weft.intensity.IntensityStatisticsFeature.MEDIAN_INTENSITY;
import static org.weft.intensity.IntensityStatisticsFeature.MINIMUM_INTENSITY;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.Feature;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.Discretiser;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;

/** What becomes of the features when intensities are shifted, scaled or moved, or when another engine computes them. */
class IntensityInvariantTest {

    private static final double TINY = 1e-10;

    @Test
    void statisticsFollowAShiftAndAScaling() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Region region = Images.ball(arena);
            FeatureTable before = statistics(region, workers);
            FeatureTable after = statistics(mapped(arena, region, v -> 4 * v + 64), workers);
            for (Feature f : List.of(MEAN_INTENSITY, MEDIAN_INTENSITY, MINIMUM_INTENSITY, INTENSITY_PERCENTILE_10,
                    INTENSITY_PERCENTILE_90,
                    MAXIMUM_INTENSITY)) {
                assertNear(4 * value(before, f) + 64, value(after, f), f);
            }
            for (Feature f : List.of(INTENSITY_INTERQUARTILE_RANGE, INTENSITY_RANGE,
                    INTENSITY_BASED_MEAN_ABSOLUTE_DEVIATION,
                    INTENSITY_BASED_ROBUST_MEAN_ABSOLUTE_DEVIATION, INTENSITY_BASED_MEDIAN_ABSOLUTE_DEVIATION)) {
                assertNear(4 * value(before, f), value(after, f), f);
            }
            assertNear(16 * value(before, INTENSITY_VARIANCE), value(after, INTENSITY_VARIANCE), INTENSITY_VARIANCE);
            assertNear(value(before, INTENSITY_SKEWNESS), value(after, INTENSITY_SKEWNESS), INTENSITY_SKEWNESS);
            assertNear(value(before, EXCESS_INTENSITY_KURTOSIS), value(after, EXCESS_INTENSITY_KURTOSIS),
                    EXCESS_INTENSITY_KURTOSIS);
            double n = region.roi().intensityVoxelCount();
            assertNear(16 * value(before, INTENSITY_BASED_ENERGY) + n * (512 * value(before, MEAN_INTENSITY) + 4096),
                    value(after, INTENSITY_BASED_ENERGY), INTENSITY_BASED_ENERGY);
        }
    }

    @Test
    void statisticsFollowANegation() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Region region = Images.ball(arena);
            FeatureTable before = statistics(region, workers);
            FeatureTable after = statistics(mapped(arena, region, v -> -v), workers);
            assertEquals(-value(before, MAXIMUM_INTENSITY), value(after, MINIMUM_INTENSITY));
            assertNear(-value(before, INTENSITY_PERCENTILE_10), value(after, INTENSITY_PERCENTILE_90),
                    INTENSITY_PERCENTILE_90);
            assertNear(-value(before, INTENSITY_SKEWNESS), value(after, INTENSITY_SKEWNESS), INTENSITY_SKEWNESS);
            assertEquals(value(before, INTENSITY_BASED_ENERGY), value(after, INTENSITY_BASED_ENERGY));
        }
    }

    /** The factor is a power of 2 and the shift a whole number, so that bins move with the intensities exactly. */
    @Test
    void fixedBinNumbersDoNotSeeAShiftOrAScaling() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Engine engine = Engines.vector(workers);
            Region region = Images.ball(arena);
            Region scaled = mapped(arena, region, v -> 4 * v + 64);
            Function<Region, List<FeatureValue>> extract = image -> {
                var levels = Discretiser.discretise(image, new Discretisation.FixedBinNumber(37), engine, arena);
                List<FeatureValue> values = new ArrayList<>(IntensityHistogram.extract(levels, engine));
                values.addAll(Ivh.extract(Intensities.of(image, engine, arena),
                        new IvhDiscretisation.FixedBinNumber(500), engine));
                return values;
            };
            assertEquals(extract.apply(region), extract.apply(scaled));
        }
    }

    @Test
    void whereIntensitiesLieDoesNotMatter() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(3)) {
            Engine engine = Engines.vector(workers);
            Region region = Images.ball(arena);
            List<Integer> inside = new ArrayList<>(IntStream.range(0, (int) region.volume().grid().voxelCount())
                    .filter(i -> region.roi().intensity().contains(i)).boxed().toList());
            List<Integer> shuffled = new ArrayList<>(inside);
            Collections.shuffle(shuffled, new Random(Images.SEED));
            int[] from = IntStream.range(0, (int) region.volume().grid().voxelCount()).toArray();
            IntStream.range(0, inside.size()).forEach(k -> from[inside.get(k)] = shuffled.get(k));
            Region moved = Images.region(arena, region.volume().grid(), i -> region.volume().at(from[i]),
                    i -> region.roi().intensity().contains(i));
            List<FeatureValue> before = IntensityStatistics.extract(Intensities.of(region, engine, arena), engine);
            List<FeatureValue> after = IntensityStatistics.extract(Intensities.of(moved, engine, arena), engine);
            for (int k = 0; k < before.size(); k++) {
                assertNear(before.get(k).value(), after.get(k).value(), before.get(k).feature());
            }
            assertEquals(withoutPlaces(region, engine, arena), withoutPlaces(moved, engine, arena));
        }
    }

    private static List<FeatureValue> withoutPlaces(Region region, Engine engine, Arena arena) {
        var levels = Discretiser.discretise(region, new Discretisation.FixedBinNumber(16), engine, arena);
        List<FeatureValue> values = new ArrayList<>(IntensityHistogram.extract(levels, engine));
        values.addAll(Ivh.extract(Intensities.of(region, engine, arena), new IvhDiscretisation.AsIs(), engine));
        return values;
    }

    @Test
    void neitherThreadsNorBackendChangeABit() {
        try (Arena arena = Arena.ofShared(); Workers one = new Workers(1); Workers seven = new Workers(7)) {
            Region region = mapped(arena, Images.ball(arena), v -> Math.cbrt(v) * 0.1);
            List<FeatureValue> expected = all(region, Engines.scalar(one), arena);
            assertEquals(2 + 18 + 23 + 3 * 7, expected.size());
            assertEquals(expected, all(region, Engines.scalar(seven), arena));
            assertEquals(expected, all(region, Engines.vector(one), arena));
            assertEquals(expected, all(region, Engines.vector(seven), arena));
        }
    }

    private static List<FeatureValue> all(Region region, Engine engine, Arena arena) {
        Intensities intensities = Intensities.of(region, engine, arena);
        var settings = new Discretisation.FixedBinSize(0.03, new Discretisation.BinOrigin.Multiple());
        List<FeatureValue> values = new ArrayList<>(LocalIntensity.extract(region, engine));
        values.addAll(IntensityStatistics.extract(intensities, engine));
        values.addAll(IntensityHistogram.extract(Discretiser.discretise(region, settings, engine, arena), engine));
        values.addAll(Ivh.extract(intensities, new IvhDiscretisation.AsIs(), engine));
        values.addAll(Ivh.extract(intensities, new IvhDiscretisation.FixedBinSize(0.01), engine));
        values.addAll(Ivh.extract(intensities, new IvhDiscretisation.FixedBinNumber(1000), engine));
        return values;
    }

    private static Region mapped(Arena arena, Region region, DoubleUnaryOperator change) {
        return Images.region(arena, region.volume().grid(), i -> change.applyAsDouble(region.volume().at(i)),
                i -> region.roi().intensity().contains(i));
    }

    private static FeatureTable statistics(Region region, Workers workers) {
        try (Arena arena = Arena.ofShared()) {
            Engine engine = Engines.vector(workers);
            return new FeatureTable(IntensityStatistics.extract(Intensities.of(region, engine, arena), engine));
        }
    }

    private static double value(FeatureTable table, Feature feature) {
        return table.value(feature, Aggregation.NONE).orElseThrow();
    }

    private static void assertNear(double expected, double actual, Feature feature) {
        assertEquals(expected, actual, TINY * Math.max(1, Math.abs(expected)),
                () -> feature + ", weft.seed=" + Images.SEED);
    }
}
