package org.weft.texture;

import java.util.function.ToDoubleFunction;
import org.weft.feature.FeatureFamily;

/**
 * Features of the neighbouring grey level dependence matrix: p(i, j) the share of voxels of level i and dependence j among
 * all N_s voxels, p(i) and p(j) its margins. None has a unit. NaN when the region is empty. IBSI REK0.
 */
public enum NgldmFeature implements TextureFeature<CountMatrix> {

    /** Σ p(j) / j²: voxels of low dependence, in (0, 1]. IBSI SODN. */
    LOW_DEPENDENCE_EMPHASIS("SODN", m -> m.emphasis(0, -2)),

    /** Σ j² p(j): voxels of high dependence, at least 1. IBSI IMOQ. */
    HIGH_DEPENDENCE_EMPHASIS("IMOQ", m -> m.emphasis(0, 2)),

    /** Σ p(i) / i²: voxels of low levels, in (0, 1]. IBSI TL9H. */
    LOW_GREY_LEVEL_COUNT_EMPHASIS("TL9H", m -> m.emphasis(-2, 0)),

    /** Σ i² p(i): voxels of high levels, at least 1. IBSI OAE7. */
    HIGH_GREY_LEVEL_COUNT_EMPHASIS("OAE7", m -> m.emphasis(2, 0)),

    /** ΣΣ p(i, j) / (i² j²): voxels of low dependence of low levels, in (0, 1]. IBSI EQ3F. */
    LOW_DEPENDENCE_LOW_GREY_LEVEL_EMPHASIS("EQ3F", m -> m.emphasis(-2, -2)),

    /** ΣΣ i² p(i, j) / j²: voxels of low dependence of high levels; positive. IBSI JA6D. */
    LOW_DEPENDENCE_HIGH_GREY_LEVEL_EMPHASIS("JA6D", m -> m.emphasis(2, -2)),

    /** ΣΣ j² p(i, j) / i²: voxels of high dependence of low levels; positive. IBSI NBZI. */
    HIGH_DEPENDENCE_LOW_GREY_LEVEL_EMPHASIS("NBZI", m -> m.emphasis(-2, 2)),

    /** ΣΣ i² j² p(i, j): voxels of high dependence of high levels, at least 1. IBSI 9QMG. */
    HIGH_DEPENDENCE_HIGH_GREY_LEVEL_EMPHASIS("9QMG", m -> m.emphasis(2, 2)),

    /** N_s Σ p(i)²: how unevenly voxels spread over levels, in [N_s / N_g, N_s]. IBSI FP8K. */
    GREY_LEVEL_NON_UNIFORMITY("FP8K", CountMatrix::levelNonUniformity),

    /** Σ p(i)²: the same per voxel, in [1 / N_g, 1]. IBSI 5SPA. */
    NORMALISED_GREY_LEVEL_NON_UNIFORMITY("5SPA", CountMatrix::normalisedLevelNonUniformity),

    /** N_s Σ p(j)²: how unevenly voxels spread over dependences, in (0, N_s]. IBSI Z87G. */
    DEPENDENCE_COUNT_NON_UNIFORMITY("Z87G", CountMatrix::lengthNonUniformity),

    /** Σ p(j)²: the same per voxel, in (0, 1]. IBSI OKJI. */
    NORMALISED_DEPENDENCE_COUNT_NON_UNIFORMITY("OKJI", CountMatrix::normalisedLengthNonUniformity),

    /** N_s / N_v: 1, as every voxel has a neighbourhood. IBSI 6XV8. */
    DEPENDENCE_COUNT_PERCENTAGE("6XV8", CountMatrix::percentage),

    /** Σ (i - μ)² p(i), μ = Σ i p(i): variance of the levels of voxels; not negative. IBSI 1PFV. */
    GREY_LEVEL_VARIANCE("1PFV", CountMatrix::levelVariance),

    /** Σ (j - μ)² p(j), μ = Σ j p(j): variance of the dependences; not negative. IBSI DNX2. */
    DEPENDENCE_COUNT_VARIANCE("DNX2", CountMatrix::lengthVariance),

    /** -ΣΣ p(i, j) log₂ p(i, j), in bits; not negative. IBSI FCBV. */
    DEPENDENCE_COUNT_ENTROPY("FCBV", CountMatrix::entropy),

    /** ΣΣ p(i, j)², in (0, 1]. IBSI CAS9. */
    DEPENDENCE_COUNT_ENERGY("CAS9", CountMatrix::energy);

    private final String ibsiId;
    private final ToDoubleFunction<CountMatrix> formula;

    NgldmFeature(String ibsiId, ToDoubleFunction<CountMatrix> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.NGLDM;
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
