package org.weft.pyradiomics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.weft.feature.Aggregation.DIRECTION_MERGED;
import static org.weft.feature.Aggregation.SLICES_MERGED;
import static org.weft.feature.Aggregation.VOLUME;
import static org.weft.feature.Aggregation.VOLUME_AVERAGE;
import static org.weft.feature.Aggregation.VOLUME_MERGED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
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
import org.weft.extract.Extractor;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinNumber;
import org.weft.settings.Discretisation.FixedBinSize;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/**
 * PyRadiomics' published values of five patients, for every variant of its settings without resampling and
 * normalisation, and for every feature that it defines as the standard does: 1360 values. Each line names the case and
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
            shape Elongation morphology elongation
            shape Flatness morphology flatness
            shape LeastAxisLength morphology least_axis_length
            shape MajorAxisLength morphology major_axis_length
            shape Maximum3DDiameter morphology maximum_3d_diameter
            shape MeshVolume morphology volume_mesh
            shape MinorAxisLength morphology minor_axis_length
            shape Sphericity morphology sphericity
            shape SurfaceArea morphology surface_area_mesh
            shape SurfaceVolumeRatio morphology surface_to_volume_ratio
            shape VoxelVolume morphology volume_voxel_counting
            """;

    /** Not in the standard: energy times the voxel's volume, an eigenvalue, and diameters within slices, rows and columns. */
    private static final Set<String> DIFFERENT = Set.of("firstorder TotalEnergy", "glcm MCC",
            "shape Maximum2DDiameterSlice", "shape Maximum2DDiameterRow", "shape Maximum2DDiameterColumn");

    /** The usual settings add 2000 to every intensity before it is squared. */
    private static final Set<String> SHIFTED = Set.of("firstorder Energy", "firstorder RootMeanSquared");

    /** The formula divides by 0 where there is one grey level: undefined for Weft, a constant for PyRadiomics. */
    private static final Set<String> UNDEFINED = Set.of("glcm Correlation", "glcm Imc1");

    /**
     * Masks with voxels that touch along an edge only. There PyRadiomics, which takes a pattern of marching cubes with a
     * certain corner inside for its complement, lets that corner decide whether they are linked; in Weft they never are.
     */
    private static final Set<String> AMBIGUOUS = Set.of("brain1", "brain2", "lung2");
    private static final Set<String> MESHED = Set.of("shape MeshVolume", "shape SurfaceArea",
            "shape SurfaceVolumeRatio",
            "shape Sphericity");

    /** PyRadiomics divides the covariance of the n voxel centres by n, the standard's consensus by n - 1. */
    private static final Set<String> AXES = Set.of("shape MajorAxisLength", "shape MinorAxisLength",
            "shape LeastAxisLength");

    private static final Map<String, String> NAMES = SAME.lines().map(line -> line.split(" ")).collect(
            Collectors.toMap(words -> words[0] + ' ' + words[1], words -> words[2] + '_' + words[3]));

    private static final Set<FeatureFamily> FAMILIES = EnumSet.complementOf(
            EnumSet.of(FeatureFamily.LOCAL_INTENSITY, FeatureFamily.IVH, FeatureFamily.GLDZM));

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);
    private final Engine engine = new Engine(Backends.choose(Optional.empty()).kernels(), workers);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    @ParameterizedTest
    @CsvSource({"brain1, 96", "brain2, 96", "breast1, 100"})
    void usualSettings(String name, int valueCount) throws IOException {
        Region region = Pyradiomics.region(name, arena);
        assertSame(published(name, region), valueCount, extract(region, Pyradiomics.BINS, VOLUME_AVERAGE, VOLUME));
    }

    /** Of two more patients the label is published, but not the image. */
    @ParameterizedTest
    @CsvSource({"lung1, 11", "lung2, 7"})
    void shapeAlone(String name, int valueCount) throws IOException {
        Region region = Pyradiomics.shape(name, arena);
        Map<String, Double> published = published(name, region);
        published.keySet().removeIf(feature -> !feature.startsWith("shape "));
        assertSame(published, valueCount,
                extract(region, Pyradiomics.BINS, EnumSet.of(FeatureFamily.MORPHOLOGY), Set.of()));
    }

    /** Values by the usual settings, as the standard would have them. */
    private static Map<String, Double> published(String name, Region region) throws IOException {
        Map<String, Double> values = Pyradiomics.baseline(name, "base");
        values.keySet().removeAll(SHIFTED);
        if (AMBIGUOUS.contains(name)) {
            values.keySet().removeAll(MESHED);
        }
        double n = region.roi().morphologicalVoxelCount();
        values.replaceAll((feature, value) -> AXES.contains(feature) ? value * Math.sqrt(n / (n - 1)) : value);
        return values;
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
        Map<String, Double> values = extract(region, Pyradiomics.BINS);
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
        return extract(region, bins, FAMILIES, Set.of(aggregations));
    }

    /** Values by family and feature, each with the one aggregation of those asked for that its family has. */
    private Map<String, Double> extract(Region region, Discretisation bins, Set<FeatureFamily> families,
            Set<Aggregation> aggregations) {
        Settings settings = new Settings(bins, new IvhDiscretisation.AsIs(), families, aggregations,
                TextureSettings.DEFAULT);
        return new Extractor(engine, settings).extract(region).values().stream().collect(Collectors.toMap(
                value -> value.feature().family().label() + '_' + value.feature().label(), FeatureValue::value));
    }

    private static void assertSame(Map<String, Double> published, int valueCount, Map<String, Double> values) {
        Map<String, Double> left = new HashMap<>(published);
        left.keySet().removeAll(DIFFERENT);
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
