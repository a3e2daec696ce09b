package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.weft.feature.Aggregation.DIRECTION_MERGED;
import static org.weft.feature.Aggregation.SLICES_MERGED;
import static org.weft.feature.Aggregation.VOLUME;
import static org.weft.feature.Aggregation.VOLUME_AVERAGE;
import static org.weft.feature.Aggregation.VOLUME_MERGED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.backend.Backends;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.intensity.Intensities;
import org.weft.intensity.IntensityHistogram;
import org.weft.intensity.IntensityStatistics;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.Discretiser;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinNumber;
import org.weft.settings.Discretisation.FixedBinSize;
import org.weft.settings.TextureSettings;

/**
 * PyRadiomics' published values of three patients, for every variant of its settings without resampling and
 * normalisation, and for every feature that it defines as the standard does: 1317 values. Each line names the case and
 * the number of values.
 */
class FeaturesPyradiomicsTest {

    private static final double RELATIVE = 1e-9;

    /** Sums that are 0 but for rounding; PyRadiomics adds 2e-16 to what it takes the logarithm of. */
    private static final double ABSOLUTE = 1e-12;

    /** PyRadiomics' class and feature, Weft's family and feature. */
    private static final String SAME = """
            firstorder 10Percentile intensity_statistics 10th_intensity_percentile
            firstorder 90Percentile intensity_statistics 90th_intensity_percentile
            firstorder Energy intensity_statistics intensity_based_energy
            firstorder Entropy intensity_histogram discretised_intensity_entropy
            firstorder InterquartileRange intensity_statistics intensity_interquartile_range
            firstorder Kurtosis intensity_statistics excess_intensity_kurtosis
            firstorder Maximum intensity_statistics maximum_intensity
            firstorder Mean intensity_statistics mean_intensity
            firstorder MeanAbsoluteDeviation intensity_statistics intensity_based_mean_absolute_deviation
            firstorder Median intensity_statistics median_intensity
            firstorder Minimum intensity_statistics minimum_intensity
            firstorder Range intensity_statistics intensity_range
            firstorder RobustMeanAbsoluteDeviation intensity_statistics intensity_based_robust_mean_absolute_deviation
            firstorder RootMeanSquared intensity_statistics root_mean_square_intensity
            firstorder Skewness intensity_statistics intensity_skewness
            firstorder Uniformity intensity_histogram discretised_intensity_uniformity
            firstorder Variance intensity_statistics intensity_variance
            glcm Autocorrelation glcm autocorrelation
            glcm ClusterProminence glcm cluster_prominence
            glcm ClusterShade glcm cluster_shade
            glcm ClusterTendency glcm cluster_tendency
            glcm Contrast glcm contrast
            glcm Correlation glcm correlation
            glcm DifferenceAverage glcm difference_average
            glcm DifferenceEntropy glcm difference_entropy
            glcm DifferenceVariance glcm difference_variance
            glcm Id glcm inverse_difference
            glcm Idm glcm inverse_difference_moment
            glcm Idmn glcm normalised_inverse_difference_moment
            glcm Idn glcm normalised_inverse_difference
            glcm Imc1 glcm information_correlation_1
            glcm Imc2 glcm information_correlation_2
            glcm InverseVariance glcm inverse_variance
            glcm JointAverage glcm joint_average
            glcm JointEnergy glcm angular_second_moment
            glcm JointEntropy glcm joint_entropy
            glcm MaximumProbability glcm joint_maximum
            glcm SumAverage glcm sum_average
            glcm SumEntropy glcm sum_entropy
            glcm SumSquares glcm joint_variance
            gldm DependenceEntropy ngldm dependence_count_entropy
            gldm DependenceNonUniformity ngldm dependence_count_non_uniformity
            gldm DependenceNonUniformityNormalized ngldm normalised_dependence_count_non_uniformity
            gldm DependenceVariance ngldm dependence_count_variance
            gldm GrayLevelNonUniformity ngldm grey_level_non_uniformity
            gldm GrayLevelVariance ngldm grey_level_variance
            gldm HighGrayLevelEmphasis ngldm high_grey_level_count_emphasis
            gldm LargeDependenceEmphasis ngldm high_dependence_emphasis
            gldm LargeDependenceHighGrayLevelEmphasis ngldm high_dependence_high_grey_level_emphasis
            gldm LargeDependenceLowGrayLevelEmphasis ngldm high_dependence_low_grey_level_emphasis
            gldm LowGrayLevelEmphasis ngldm low_grey_level_count_emphasis
            gldm SmallDependenceEmphasis ngldm low_dependence_emphasis
            gldm SmallDependenceHighGrayLevelEmphasis ngldm low_dependence_high_grey_level_emphasis
            gldm SmallDependenceLowGrayLevelEmphasis ngldm low_dependence_low_grey_level_emphasis
            glrlm GrayLevelNonUniformity glrlm grey_level_non_uniformity
            glrlm GrayLevelNonUniformityNormalized glrlm normalised_grey_level_non_uniformity
            glrlm GrayLevelVariance glrlm grey_level_variance
            glrlm HighGrayLevelRunEmphasis glrlm high_grey_level_run_emphasis
            glrlm LongRunEmphasis glrlm long_runs_emphasis
            glrlm LongRunHighGrayLevelEmphasis glrlm long_run_high_grey_level_emphasis
            glrlm LongRunLowGrayLevelEmphasis glrlm long_run_low_grey_level_emphasis
            glrlm LowGrayLevelRunEmphasis glrlm low_grey_level_run_emphasis
            glrlm RunEntropy glrlm run_entropy
            glrlm RunLengthNonUniformity glrlm run_length_non_uniformity
            glrlm RunLengthNonUniformityNormalized glrlm normalised_run_length_non_uniformity
            glrlm RunPercentage glrlm run_percentage
            glrlm RunVariance glrlm run_length_variance
            glrlm ShortRunEmphasis glrlm short_runs_emphasis
            glrlm ShortRunHighGrayLevelEmphasis glrlm short_run_high_grey_level_emphasis
            glrlm ShortRunLowGrayLevelEmphasis glrlm short_run_low_grey_level_emphasis
            glszm GrayLevelNonUniformity glszm grey_level_non_uniformity
            glszm GrayLevelNonUniformityNormalized glszm normalised_grey_level_non_uniformity
            glszm GrayLevelVariance glszm grey_level_variance
            glszm HighGrayLevelZoneEmphasis glszm high_grey_level_zone_emphasis
            glszm LargeAreaEmphasis glszm large_zone_emphasis
            glszm LargeAreaHighGrayLevelEmphasis glszm large_zone_high_grey_level_emphasis
            glszm LargeAreaLowGrayLevelEmphasis glszm large_zone_low_grey_level_emphasis
            glszm LowGrayLevelZoneEmphasis glszm low_grey_level_zone_emphasis
            glszm SizeZoneNonUniformity glszm zone_size_non_uniformity
            glszm SizeZoneNonUniformityNormalized glszm normalised_zone_size_non_uniformity
            glszm SmallAreaEmphasis glszm small_zone_emphasis
            glszm SmallAreaHighGrayLevelEmphasis glszm small_zone_high_grey_level_emphasis
            glszm SmallAreaLowGrayLevelEmphasis glszm small_zone_low_grey_level_emphasis
            glszm ZoneEntropy glszm zone_size_entropy
            glszm ZonePercentage glszm zone_percentage
            glszm ZoneVariance glszm zone_size_variance
            ngtdm Busyness ngtdm busyness
            ngtdm Coarseness ngtdm coarseness
            ngtdm Complexity ngtdm complexity
            ngtdm Contrast ngtdm contrast
            ngtdm Strength ngtdm strength
            """;

    /** TotalEnergy is Energy times the voxel's volume, MCC the second largest eigenvalue: neither is in the standard. */
    private static final Set<String> DIFFERENT = Set.of("firstorder TotalEnergy", "glcm MCC");

    /** The usual settings add 2000 to every intensity before it is squared. */
    private static final Set<String> SHIFTED = Set.of("firstorder Energy", "firstorder RootMeanSquared");

    /** The formula divides by 0 where there is one grey level: undefined for Weft, a constant for PyRadiomics. */
    private static final Set<String> UNDEFINED = Set.of("glcm Correlation", "glcm Imc1");

    private static final Map<String, String> NAMES = SAME.lines().map(line -> line.split(" ")).collect(
            Collectors.toMap(words -> words[0] + ' ' + words[1], words -> words[2] + '_' + words[3]));

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);
    private final Engine engine = new Engine(Backends.choose(Optional.empty()).kernels(), workers);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    @ParameterizedTest
    @CsvSource({"brain1, 89", "brain2, 89", "breast1, 89"})
    void usualSettings(String name, int valueCount) throws IOException {
        Map<String, Double> published = Pyradiomics.baseline(name, "base");
        published.keySet().removeAll(SHIFTED);
        Region region = Pyradiomics.region(name, arena);
        assertSame(published, valueCount, extract(region, Pyradiomics.BINS, VOLUME_AVERAGE, VOLUME));
    }

    /** Directions of the slice only, each counted through all slices. */
    @ParameterizedTest
    @CsvSource({"brain1, 74", "brain2, 74", "breast1, 74"})
    void inSlices(String name, int valueCount) throws IOException {
        assertSame(Pyradiomics.baseline(name, "2d"), valueCount,
                extract(Pyradiomics.region(name, arena), Pyradiomics.BINS, DIRECTION_MERGED, SLICES_MERGED));
    }

    @ParameterizedTest
    @CsvSource({"brain1, 74", "brain2, 74", "breast1, 74"})
    void fixedBinNumber(String name, int valueCount) throws IOException {
        assertSame(Pyradiomics.baseline(name, "FBN"), valueCount,
                extract(Pyradiomics.region(name, arena), new FixedBinNumber(64), VOLUME_AVERAGE, VOLUME));
    }

    @ParameterizedTest
    @CsvSource({"brain1, 39", "brain2, 39", "breast1, 39"})
    void directionsMerged(String name, int valueCount) throws IOException {
        assertSame(Pyradiomics.baseline(name, "combined"), valueCount,
                extract(Pyradiomics.region(name, arena), Pyradiomics.BINS, VOLUME_MERGED));
    }

    @ParameterizedTest
    @CsvSource({"brain1, 72", "brain2, 72", "breast1, 72"})
    void oneGreyLevel(String name, int valueCount) throws IOException {
        Map<String, Double> published = Pyradiomics.baseline(name, "flatRegion");
        published.keySet().removeAll(UNDEFINED);
        Map<String, Double> values = extract(Pyradiomics.region(name, arena),
                new FixedBinSize(5000, new BinOrigin.Multiple()), VOLUME_AVERAGE, VOLUME);
        assertSame(published, valueCount, values);
        UNDEFINED.forEach(feature -> assertEquals(Double.NaN, values.get(NAMES.get(feature)), feature));
    }

    @ParameterizedTest
    @CsvSource({"brain1, 91", "brain2, 91", "breast1, 91"})
    void withoutOutliers(String name, int valueCount) throws IOException {
        assertSame(Pyradiomics.baseline(name, "resegmentation"), valueCount,
                extract(withoutOutliers(Pyradiomics.region(name, arena)), Pyradiomics.BINS, VOLUME_AVERAGE, VOLUME));
    }

    /** The intensity mask without intensities more than three standard deviations from the mean. */
    private Region withoutOutliers(Region region) {
        Map<String, Double> values = byName(IntensityStatistics.extract(Intensities.of(region, engine, arena), engine));
        double mean = values.get("intensity_statistics_mean_intensity");
        double limit = 3 * Math.sqrt(values.get("intensity_statistics_intensity_variance"));
        Mask whole = region.roi().morphological();
        MemorySegment left = arena.allocate(whole.grid().voxelCount());
        for (long k = 0; k < left.byteSize(); k++) {
            boolean kept = whole.contains(k) && Math.abs(region.volume().at(k) - mean) <= limit;
            left.set(Mask.LAYOUT, k, (byte) (kept ? 1 : 0));
        }
        return new Region(region.volume(), Roi.of(whole, new Mask(whole.grid(), left)));
    }

    private Map<String, Double> extract(Region region, Discretisation bins, Aggregation... aggregations) {
        DiscretisedVolume levels = Discretiser.discretise(region, bins, engine, arena);
        List<FeatureValue> values = new ArrayList<>(
                IntensityStatistics.extract(Intensities.of(region, engine, arena), engine));
        values.addAll(IntensityHistogram.extract(levels, engine));
        values.addAll(Cases.extract(levels, region.roi().morphological(), TextureSettings.DEFAULT,
                Set.of(aggregations), engine));
        return byName(values);
    }

    private static Map<String, Double> byName(List<FeatureValue> values) {
        return values.stream().collect(Collectors.toMap(
                value -> value.feature().family().label() + '_' + value.feature().label(), FeatureValue::value));
    }

    private static void assertSame(Map<String, Double> published, int valueCount, Map<String, Double> values) {
        Map<String, Double> left = new HashMap<>(published);
        left.keySet().removeIf(name -> name.startsWith("shape ") || DIFFERENT.contains(name));
        left.computeIfPresent("firstorder Kurtosis", (_, kurtosis) -> kurtosis - 3); // its is not the excess
        assertEquals(Set.of(), left.keySet().stream().filter(name -> !NAMES.containsKey(name))
                .collect(Collectors.toSet()));
        Map<String, String> wrong = new TreeMap<>();
        left.forEach((name, expected) -> {
            double value = values.get(NAMES.get(name));
            if (!(Math.abs(value - expected) <= RELATIVE * Math.abs(expected) + ABSOLUTE)) {
                wrong.put(name, value + ", not " + expected);
            }
        });
        assertEquals(Map.of(), wrong);
        assertEquals(valueCount, left.size());
    }
}
