package org.weft.texture;

import java.util.function.ToDoubleFunction;
import org.weft.feature.FeatureFamily;

/**
 * Features of the grey level size zone matrix: p(i, j) the share of zones of level i and j voxels among all N_s zones, p(i)
 * and p(j) its margins. None has a unit. NaN when the region is empty. IBSI 9SAK.
 */
public enum GlszmFeature implements TextureFeature<CountMatrix> {

    /** Σ p(j) / j²: small zones, in (0, 1]. IBSI 5QRC. */
    SMALL_ZONE_EMPHASIS("5QRC", m -> m.emphasis(0, -2)),

    /** Σ j² p(j): large zones, at least 1. IBSI 48P8. */
    LARGE_ZONE_EMPHASIS("48P8", m -> m.emphasis(0, 2)),

    /** Σ p(i) / i²: zones of low levels, in (0, 1]. IBSI XMSY. */
    LOW_GREY_LEVEL_ZONE_EMPHASIS("XMSY", m -> m.emphasis(-2, 0)),

    /** Σ i² p(i): zones of high levels, at least 1. IBSI 5GN9. */
    HIGH_GREY_LEVEL_ZONE_EMPHASIS("5GN9", m -> m.emphasis(2, 0)),

    /** ΣΣ p(i, j) / (i² j²): small zones of low levels, in (0, 1]. IBSI 5RAI. */
    SMALL_ZONE_LOW_GREY_LEVEL_EMPHASIS("5RAI", m -> m.emphasis(-2, -2)),

    /** ΣΣ i² p(i, j) / j²: small zones of high levels; positive. IBSI HW1V. */
    SMALL_ZONE_HIGH_GREY_LEVEL_EMPHASIS("HW1V", m -> m.emphasis(2, -2)),

    /** ΣΣ j² p(i, j) / i²: large zones of low levels; positive. IBSI YH51. */
    LARGE_ZONE_LOW_GREY_LEVEL_EMPHASIS("YH51", m -> m.emphasis(-2, 2)),

    /** ΣΣ i² j² p(i, j): large zones of high levels, at least 1. IBSI J17V. */
    LARGE_ZONE_HIGH_GREY_LEVEL_EMPHASIS("J17V", m -> m.emphasis(2, 2)),

    /** N_s Σ p(i)²: how unevenly zones spread over levels, in [N_s / N_g, N_s]. IBSI JNSA. */
    GREY_LEVEL_NON_UNIFORMITY("JNSA", CountMatrix::levelNonUniformity),

    /** Σ p(i)²: the same per zone, in [1 / N_g, 1]. IBSI Y1RO. */
    NORMALISED_GREY_LEVEL_NON_UNIFORMITY("Y1RO", CountMatrix::normalisedLevelNonUniformity),

    /** N_s Σ p(j)²: how unevenly zones spread over sizes, in (0, N_s]. IBSI 4JP3. */
    ZONE_SIZE_NON_UNIFORMITY("4JP3", CountMatrix::lengthNonUniformity),

    /** Σ p(j)²: the same per zone, in (0, 1]. IBSI VB3A. */
    NORMALISED_ZONE_SIZE_NON_UNIFORMITY("VB3A", CountMatrix::normalisedLengthNonUniformity),

    /** N_s / N_v: zones per voxel, in (0, 1]. IBSI P30P. */
    ZONE_PERCENTAGE("P30P", CountMatrix::percentage),

    /** Σ (i - μ)² p(i), μ = Σ i p(i): variance of the levels of zones; not negative. IBSI BYLV. */
    GREY_LEVEL_VARIANCE("BYLV", CountMatrix::levelVariance),

    /** Σ (j - μ)² p(j), μ = Σ j p(j): variance of the sizes; not negative. IBSI 3NSA. */
    ZONE_SIZE_VARIANCE("3NSA", CountMatrix::lengthVariance),

    /** -ΣΣ p(i, j) log₂ p(i, j), in bits; not negative. IBSI GU8N. */
    ZONE_SIZE_ENTROPY("GU8N", CountMatrix::entropy);

    private final String ibsiId;
    private final ToDoubleFunction<CountMatrix> formula;

    GlszmFeature(String ibsiId, ToDoubleFunction<CountMatrix> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.GLSZM;
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }

    @Override
    public double of(CountMatrix matrix) {
        return formula.applyAsDouble(matrix);
    }
}
