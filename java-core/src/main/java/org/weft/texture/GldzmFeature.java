package org.weft.texture;

import java.util.function.ToDoubleFunction;
import org.weft.feature.FeatureFamily;

/**
 * Features of the grey level distance zone matrix: p(i, j) the share of zones of level i at a distance of j voxels from the
 * region's edge among all N_s zones, p(i) and p(j) its margins. None has a unit. NaN when the region is empty. IBSI VMDZ.
 */
public enum GldzmFeature implements TextureFeature<CountMatrix> {

    /** Σ p(j) / j²: zones near the edge, in (0, 1]. IBSI 0GBI. */
    SMALL_DISTANCE_EMPHASIS("0GBI", m -> m.emphasis(0, -2)),

    /** Σ j² p(j): zones far from the edge, at least 1. IBSI MB4I. */
    LARGE_DISTANCE_EMPHASIS("MB4I", m -> m.emphasis(0, 2)),

    /** Σ p(i) / i²: zones of low levels, in (0, 1]. IBSI S1RA. */
    LOW_GREY_LEVEL_ZONE_EMPHASIS("S1RA", m -> m.emphasis(-2, 0)),

    /** Σ i² p(i): zones of high levels, at least 1. IBSI K26C. */
    HIGH_GREY_LEVEL_ZONE_EMPHASIS("K26C", m -> m.emphasis(2, 0)),

    /** ΣΣ p(i, j) / (i² j²): zones near the edge of low levels, in (0, 1]. IBSI RUVG. */
    SMALL_DISTANCE_LOW_GREY_LEVEL_EMPHASIS("RUVG", m -> m.emphasis(-2, -2)),

    /** ΣΣ i² p(i, j) / j²: zones near the edge of high levels; positive. IBSI DKNJ. */
    SMALL_DISTANCE_HIGH_GREY_LEVEL_EMPHASIS("DKNJ", m -> m.emphasis(2, -2)),

    /** ΣΣ j² p(i, j) / i²: zones far from the edge of low levels; positive. IBSI A7WM. */
    LARGE_DISTANCE_LOW_GREY_LEVEL_EMPHASIS("A7WM", m -> m.emphasis(-2, 2)),

    /** ΣΣ i² j² p(i, j): zones far from the edge of high levels, at least 1. IBSI KLTH. */
    LARGE_DISTANCE_HIGH_GREY_LEVEL_EMPHASIS("KLTH", m -> m.emphasis(2, 2)),

    /** N_s Σ p(i)²: how unevenly zones spread over levels, in [N_s / N_g, N_s]. IBSI VFT7. */
    GREY_LEVEL_NON_UNIFORMITY("VFT7", CountMatrix::levelNonUniformity),

    /** Σ p(i)²: the same per zone, in [1 / N_g, 1]. IBSI 7HP3. */
    NORMALISED_GREY_LEVEL_NON_UNIFORMITY("7HP3", CountMatrix::normalisedLevelNonUniformity),

    /** N_s Σ p(j)²: how unevenly zones spread over distances, in (0, N_s]. IBSI V294. */
    ZONE_DISTANCE_NON_UNIFORMITY("V294", CountMatrix::lengthNonUniformity),

    /** Σ p(j)²: the same per zone, in (0, 1]. IBSI IATH. */
    NORMALISED_ZONE_DISTANCE_NON_UNIFORMITY("IATH", CountMatrix::normalisedLengthNonUniformity),

    /** N_s / N_v: zones per voxel, in (0, 1]. IBSI VIWW. */
    ZONE_PERCENTAGE("VIWW", CountMatrix::percentage),

    /** Σ (i - μ)² p(i), μ = Σ i p(i): variance of the levels of zones; not negative. IBSI QK93. */
    GREY_LEVEL_VARIANCE("QK93", CountMatrix::levelVariance),

    /** Σ (j - μ)² p(j), μ = Σ j p(j): variance of the distances; not negative. IBSI 7WT1. */
    ZONE_DISTANCE_VARIANCE("7WT1", CountMatrix::lengthVariance),

    /** -ΣΣ p(i, j) log₂ p(i, j), in bits; not negative. IBSI GBDU. */
    ZONE_DISTANCE_ENTROPY("GBDU", CountMatrix::entropy);

    private final String ibsiId;
    private final ToDoubleFunction<CountMatrix> formula;

    GldzmFeature(String ibsiId, ToDoubleFunction<CountMatrix> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.GLDZM;
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
