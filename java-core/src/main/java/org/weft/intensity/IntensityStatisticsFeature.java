package org.weft.intensity;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;
import org.weft.feature.Status;

/**
 * Intensity-based statistics, IBSI UHIW: X is the set of the N_v intensities of the intensity mask, μ their mean. Units
 * are those of the image where nothing else is said. Percentiles interpolate linearly between the values at the ranks
 * around (N_v - 1)·p / 100, from 0.
 */
public enum IntensityStatisticsFeature implements Feature {

    /** Mean, μ = Σ x / N_v. IBSI Q4LE. */
    MEAN_INTENSITY("Q4LE", Distribution::mean),
    /** Variance, Σ (x - μ)² / N_v, uncorrected. Unit: the image's, squared. IBSI ECT3. */
    INTENSITY_VARIANCE("ECT3", Distribution::variance),
    /** Skewness, (Σ (x - μ)³ / N_v) / variance^(3/2); 0 where the variance is 0. No unit. IBSI KE2A. */
    INTENSITY_SKEWNESS("KE2A", Distribution::skewness),
    /** Excess kurtosis, (Σ (x - μ)⁴ / N_v) / variance² - 3; 0 where the variance is 0. No unit. IBSI IPH6. */
    EXCESS_INTENSITY_KURTOSIS("IPH6", Distribution::kurtosis),
    /** Median M, P50. IBSI Y12H. */
    MEDIAN_INTENSITY("Y12H", d -> d.percentiles().median()),
    /** Minimum. IBSI 1GSF. */
    MINIMUM_INTENSITY("1GSF", Distribution::min),
    /** 10th percentile, P10. IBSI QG58. */
    INTENSITY_PERCENTILE_10("10th_intensity_percentile", "QG58", d -> d.percentiles().p10()),
    /** 90th percentile, P90. IBSI 8DWT. */
    INTENSITY_PERCENTILE_90("90th_intensity_percentile", "8DWT", d -> d.percentiles().p90()),
    /** Maximum. IBSI 84IY. */
    MAXIMUM_INTENSITY("84IY", Distribution::max),
    /** Interquartile range, P75 - P25. IBSI SALO. */
    INTENSITY_INTERQUARTILE_RANGE("SALO", d -> d.percentiles().interquartileRange()),
    /** Range, max - min. IBSI 2OJQ. */
    INTENSITY_RANGE("2OJQ", Distribution::range),
    /** Mean absolute deviation, Σ |x - μ| / N_v. IBSI 4FUA. */
    INTENSITY_BASED_MEAN_ABSOLUTE_DEVIATION("4FUA", Distribution::meanDeviation),
    /**
     * Robust mean absolute deviation: mean |x - μ'| over the intensities from P10 to P90, μ' being the mean of these.
     * NaN (too few voxels) where none lies there, as of two different intensities. IBSI 1128.
     */
    INTENSITY_BASED_ROBUST_MEAN_ABSOLUTE_DEVIATION("1128", Distribution::robust),
    /** Median absolute deviation: mean distance from the median, Σ |x - M| / N_v. IBSI N72L. */
    INTENSITY_BASED_MEDIAN_ABSOLUTE_DEVIATION("N72L", Distribution::medianDeviation),
    /** Coefficient of variation, √variance / μ. No unit. NaN (zero denominator) where μ is 0. IBSI 7TET. */
    INTENSITY_BASED_COEFFICIENT_OF_VARIATION("7TET", Distribution::coefficientOfVariation),
    /**
     * Quartile coefficient of dispersion, (P75 - P25) / (P75 + P25). No unit. NaN (zero denominator) where the sum is
     * 0. IBSI 9S40.
     */
    INTENSITY_BASED_QUARTILE_COEFFICIENT_OF_DISPERSION("9S40", d -> d.percentiles().quartileCoefficientOfDispersion()),
    /** Energy, Σ x². Unit: the image's, squared. IBSI N8CA. */
    INTENSITY_BASED_ENERGY("N8CA", Distribution::energy),
    /** Root mean square, √(Σ x² / N_v). IBSI 5ZWQ. */
    ROOT_MEAN_SQUARE_INTENSITY("5ZWQ", Distribution::rootMeanSquare);

    private final String label;
    private final String ibsiId;
    private final ToDoubleFunction<Distribution> formula;

    IntensityStatisticsFeature(String ibsiId, ToDoubleFunction<Distribution> formula) {
        this(null, ibsiId, formula);
    }

    IntensityStatisticsFeature(String label, String ibsiId, ToDoubleFunction<Distribution> formula) {
        this.label = label == null ? name().toLowerCase(Locale.ROOT) : label;
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    double of(Distribution distribution) {
        return formula.applyAsDouble(distribution);
    }

    Status reasonIfUndefined() {
        return this == INTENSITY_BASED_ROBUST_MEAN_ABSOLUTE_DEVIATION ? Status.TOO_FEW_VOXELS : Status.ZERO_DENOMINATOR;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.INTENSITY_STATISTICS;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }
}
