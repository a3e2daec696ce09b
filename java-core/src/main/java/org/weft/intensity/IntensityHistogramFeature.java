package org.weft.intensity;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;
import org.weft.feature.Status;

/**
 * Intensity histogram features, IBSI ZVCW: n_i of the N_v voxels of the intensity mask have grey level i from 1 to N_g,
 * p_i = n_i / N_v, and μ is the mean level. Levels have no unit, so no feature has one. Percentiles interpolate
 * linearly between the levels at the ranks around (N_v - 1)·p / 100, from 0. The histogram's gradient H' counts empty
 * bins: n_2 - n_1 at level 1, (n_(i+1) - n_(i-1)) / 2 inside, n_Ng - n_(Ng-1) at N_g; it and where it is extreme are
 * NaN (constant intensity) where N_g is 1.
 */
public enum IntensityHistogramFeature implements Feature {

    /** Mean, μ = Σ i p_i. IBSI X6K6. */
    MEAN_DISCRETISED_INTENSITY("X6K6", h -> h.distribution().mean()),
    /** Variance, Σ (i - μ)² p_i, uncorrected. IBSI CH89. */
    DISCRETISED_INTENSITY_VARIANCE("CH89", h -> h.distribution().variance()),
    /** Skewness, Σ (i - μ)³ p_i / variance^(3/2); 0 where the variance is 0. IBSI 88K1. */
    DISCRETISED_INTENSITY_SKEWNESS("88K1", h -> h.distribution().skewness()),
    /** Excess kurtosis, Σ (i - μ)⁴ p_i / variance² - 3; 0 where the variance is 0. IBSI C3I7. */
    EXCESS_DISCRETISED_INTENSITY_KURTOSIS("C3I7", h -> h.distribution().kurtosis()),
    /** Median M, P50. IBSI WIFQ. */
    MEDIAN_DISCRETISED_INTENSITY("WIFQ", h -> h.distribution().percentiles().median()),
    /** Lowest level that occurs. IBSI 1PR8. */
    MINIMUM_DISCRETISED_INTENSITY("1PR8", h -> h.distribution().min()),
    /** 10th percentile, P10. IBSI GPMT. */
    DISCRETISED_INTENSITY_PERCENTILE_10("10th_discretised_intensity_percentile", "GPMT",
            h -> h.distribution().percentiles().p10()),
    /** 90th percentile, P90. IBSI OZ0C. */
    DISCRETISED_INTENSITY_PERCENTILE_90("90th_discretised_intensity_percentile", "OZ0C",
            h -> h.distribution().percentiles().p90()),
    /** Highest level that occurs. IBSI 3NCY. */
    MAXIMUM_DISCRETISED_INTENSITY("3NCY", h -> h.distribution().max()),
    /** Mode: the level of the largest n_i; of several the one nearest μ, of two as near the lower one. IBSI AMMC. */
    INTENSITY_HISTOGRAM_MODE("AMMC", IntensityHistogram::mode),
    /** Interquartile range, P75 - P25. IBSI WR0O. */
    DISCRETISED_INTENSITY_INTERQUARTILE_RANGE("WR0O", h -> h.distribution().percentiles().interquartileRange()),
    /** Range, highest less lowest level. IBSI 5Z3W. */
    DISCRETISED_INTENSITY_RANGE("5Z3W", h -> h.distribution().range()),
    /** Mean absolute deviation, Σ |i - μ| p_i. IBSI D2ZX. */
    INTENSITY_HISTOGRAM_MEAN_ABSOLUTE_DEVIATION("D2ZX", h -> h.distribution().meanDeviation()),
    /**
     * Robust mean absolute deviation: mean |i - μ'| over the voxels with levels from P10 to P90, μ' being their mean
     * level. NaN (too few voxels) where none lies there, as of two voxels of different levels. IBSI WRZB.
     */
    INTENSITY_HISTOGRAM_ROBUST_MEAN_ABSOLUTE_DEVIATION("WRZB", h -> h.distribution().robust()),
    /** Median absolute deviation: mean distance from the median, Σ |i - M| p_i. IBSI 4RNL. */
    INTENSITY_HISTOGRAM_MEDIAN_ABSOLUTE_DEVIATION("4RNL", h -> h.distribution().medianDeviation()),
    /** Coefficient of variation, √variance / μ. IBSI CWYJ. */
    INTENSITY_HISTOGRAM_COEFFICIENT_OF_VARIATION("CWYJ", h -> h.distribution().coefficientOfVariation()),
    /** Quartile coefficient of dispersion, (P75 - P25) / (P75 + P25). IBSI SLWD. */
    INTENSITY_HISTOGRAM_QUARTILE_COEFFICIENT_OF_DISPERSION("SLWD",
            h -> h.distribution().percentiles().quartileCoefficientOfDispersion()),
    /** Entropy, -Σ p_i log2 p_i, in bits. IBSI TLU2. */
    DISCRETISED_INTENSITY_ENTROPY("TLU2", IntensityHistogram::entropy),
    /** Uniformity, Σ p_i², in [1/N_g, 1]. IBSI BJ5W. */
    DISCRETISED_INTENSITY_UNIFORMITY("BJ5W", IntensityHistogram::uniformity),
    /** Maximum gradient, max H'. IBSI 12CE. */
    MAXIMUM_HISTOGRAM_GRADIENT("12CE", h -> h.gradient(h.steepestRise())),
    /** The lowest level at which H' is largest. IBSI 8E6O. */
    MAXIMUM_HISTOGRAM_GRADIENT_INTENSITY("8E6O", h -> h.whereDefined(h.steepestRise())),
    /** Minimum gradient, min H'. IBSI VQB3. */
    MINIMUM_HISTOGRAM_GRADIENT("VQB3", h -> h.gradient(h.steepestFall())),
    /** The lowest level at which H' is smallest. IBSI RHQZ. */
    MINIMUM_HISTOGRAM_GRADIENT_INTENSITY("RHQZ", h -> h.whereDefined(h.steepestFall()));

    private final String label;
    private final String ibsiId;
    private final ToDoubleFunction<IntensityHistogram> formula;

    IntensityHistogramFeature(String ibsiId, ToDoubleFunction<IntensityHistogram> formula) {
        this(null, ibsiId, formula);
    }

    IntensityHistogramFeature(String label, String ibsiId, ToDoubleFunction<IntensityHistogram> formula) {
        this.label = label == null ? name().toLowerCase(Locale.ROOT) : label;
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    double of(IntensityHistogram histogram) {
        return formula.applyAsDouble(histogram);
    }

    Status reasonIfUndefined() {
        return this == INTENSITY_HISTOGRAM_ROBUST_MEAN_ABSOLUTE_DEVIATION ? Status.TOO_FEW_VOXELS
                : Status.CONSTANT_INTENSITY;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.INTENSITY_HISTOGRAM;
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
