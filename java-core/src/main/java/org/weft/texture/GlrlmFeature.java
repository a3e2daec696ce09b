package org.weft.texture;

import java.util.function.ToDoubleFunction;
import org.weft.feature.FeatureFamily;

/**
 * Features of the grey level run length matrix: p(i, j) the share of runs of level i and length j in voxels among all N_s
 * runs, p(i) and p(j) its margins. None has a unit. NaN when the region is empty. IBSI TP0I.
 */
public enum GlrlmFeature implements TextureFeature<CountMatrix> {

    /** Σ p(j) / j²: short runs, in (0, 1]. IBSI 22OV. */
    SHORT_RUNS_EMPHASIS("22OV", m -> m.emphasis(0, -2)),

    /** Σ j² p(j): long runs, at least 1. IBSI W4KF. */
    LONG_RUNS_EMPHASIS("W4KF", m -> m.emphasis(0, 2)),

    /** Σ p(i) / i²: runs of low levels, in (0, 1]. IBSI V3SW. */
    LOW_GREY_LEVEL_RUN_EMPHASIS("V3SW", m -> m.emphasis(-2, 0)),

    /** Σ i² p(i): runs of high levels, at least 1. IBSI G3QZ. */
    HIGH_GREY_LEVEL_RUN_EMPHASIS("G3QZ", m -> m.emphasis(2, 0)),

    /** ΣΣ p(i, j) / (i² j²): short runs of low levels, in (0, 1]. IBSI HTZT. */
    SHORT_RUN_LOW_GREY_LEVEL_EMPHASIS("HTZT", m -> m.emphasis(-2, -2)),

    /** ΣΣ i² p(i, j) / j²: short runs of high levels; positive. IBSI GD3A. */
    SHORT_RUN_HIGH_GREY_LEVEL_EMPHASIS("GD3A", m -> m.emphasis(2, -2)),

    /** ΣΣ j² p(i, j) / i²: long runs of low levels; positive. IBSI IVPO. */
    LONG_RUN_LOW_GREY_LEVEL_EMPHASIS("IVPO", m -> m.emphasis(-2, 2)),

    /** ΣΣ i² j² p(i, j): long runs of high levels, at least 1. IBSI 3KUM. */
    LONG_RUN_HIGH_GREY_LEVEL_EMPHASIS("3KUM", m -> m.emphasis(2, 2)),

    /** N_s Σ p(i)²: how unevenly runs spread over levels, in [N_s / N_g, N_s]. IBSI R5YN. */
    GREY_LEVEL_NON_UNIFORMITY("R5YN", CountMatrix::levelNonUniformity),

    /** Σ p(i)²: the same per run, in [1 / N_g, 1]. IBSI OVBL. */
    NORMALISED_GREY_LEVEL_NON_UNIFORMITY("OVBL", CountMatrix::normalisedLevelNonUniformity),

    /** N_s Σ p(j)²: how unevenly runs spread over lengths, in (0, N_s]. IBSI W92Y. */
    RUN_LENGTH_NON_UNIFORMITY("W92Y", CountMatrix::lengthNonUniformity),

    /** Σ p(j)²: the same per run, in (0, 1]. IBSI IC23. */
    NORMALISED_RUN_LENGTH_NON_UNIFORMITY("IC23", CountMatrix::normalisedLengthNonUniformity),

    /** N_s / N_v: runs per voxel and direction, in (0, 1]. IBSI 9ZK5. */
    RUN_PERCENTAGE("9ZK5", CountMatrix::percentage),

    /** Σ (i - μ)² p(i), μ = Σ i p(i): variance of the levels of runs; not negative. IBSI 8CE5. */
    GREY_LEVEL_VARIANCE("8CE5", CountMatrix::levelVariance),

    /** Σ (j - μ)² p(j), μ = Σ j p(j): variance of the lengths; not negative. IBSI SXLW. */
    RUN_LENGTH_VARIANCE("SXLW", CountMatrix::lengthVariance),

    /** -ΣΣ p(i, j) log₂ p(i, j), in bits; not negative. IBSI HJ9O. */
    RUN_ENTROPY("HJ9O", CountMatrix::entropy);

    private final String ibsiId;
    private final ToDoubleFunction<CountMatrix> formula;

    GlrlmFeature(String ibsiId, ToDoubleFunction<CountMatrix> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.GLRLM;
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
