package org.weft.texture;

import java.util.function.ToDoubleFunction;
import org.weft.feature.FeatureFamily;

/**
 * Features of the grey level co-occurrence matrix p(i, j), i, j = 1…N_g. Levels and their differences have no unit, nor have the features. NaN
 * when the region holds no pair of voxels. IBSI LFYI.
 */
public enum GlcmFeature implements TextureFeature<Glcm> {

    /** max p(i, j): the share of the commonest pair of levels, in (0, 1]. IBSI GYBY. */
    JOINT_MAXIMUM("GYBY", m -> m.joint().maximum()),

    /** μ = ΣΣ i p(i, j), in [1, N_g]. IBSI 60VM. */
    JOINT_AVERAGE("60VM", m -> m.levels().mean()),

    /** σ² = ΣΣ (i - μ)² p(i, j), also called sum of squares; not negative. IBSI UR99. */
    JOINT_VARIANCE("UR99", m -> m.levels().variance()),

    /** -ΣΣ p(i, j) log₂ p(i, j), in bits; not negative. IBSI TU9B. */
    JOINT_ENTROPY("TU9B", m -> m.joint().entropy()),

    /** Σ k p(k) over the differences k = |i - j|; the same as {@link #DISSIMILARITY}. IBSI TF7R. */
    DIFFERENCE_AVERAGE("TF7R", m -> m.differences().mean()),

    /** Σ (k - μ)² p(k) over the differences k, μ their average; not negative. IBSI D3YU. */
    DIFFERENCE_VARIANCE("D3YU", m -> m.differences().variance()),

    /** -Σ p(k) log₂ p(k) over the differences k, in bits; not negative. IBSI NTRS. */
    DIFFERENCE_ENTROPY("NTRS", m -> m.differences().entropy()),

    /** Σ k p(k) over the sums k = i + j: twice {@link #JOINT_AVERAGE}. IBSI ZGXS. */
    SUM_AVERAGE("ZGXS", m -> m.sums().mean()),

    /** Σ (k - μ)² p(k) over the sums k, μ their average; the same as {@link #CLUSTER_TENDENCY}. IBSI OEEB. */
    SUM_VARIANCE("OEEB", m -> m.sums().variance()),

    /** -Σ p(k) log₂ p(k) over the sums k, in bits; not negative. IBSI P6QZ. */
    SUM_ENTROPY("P6QZ", m -> m.sums().entropy()),

    /** ΣΣ p(i, j)², also called energy and uniformity, in (0, 1]. IBSI 8ZQL. */
    ANGULAR_SECOND_MOMENT("8ZQL", m -> m.joint().energy()),

    /** ΣΣ (i - j)² p(i, j); not negative. IBSI ACUI. */
    CONTRAST("ACUI", m -> m.differences().expectation(k -> k * k)),

    /** ΣΣ |i - j| p(i, j), in [0, N_g - 1]. IBSI 8S9J. */
    DISSIMILARITY("8S9J", m -> m.differences().mean()),

    /** ΣΣ p(i, j) / (1 + |i - j|), in (0, 1], 1 where all levels are equal. IBSI IB1Z. */
    INVERSE_DIFFERENCE("IB1Z", m -> m.differences().expectation(k -> 1 / (1 + k))),

    /** ΣΣ p(i, j) / (1 + |i - j| / N_g), in (0.5, 1]. IBSI NDRX. */
    NORMALISED_INVERSE_DIFFERENCE("NDRX", m -> m.differences().expectation(k -> 1 / (1 + k / m.levelCount()))),

    /** ΣΣ p(i, j) / (1 + (i - j)²), also called homogeneity, in (0, 1]. IBSI WF0Z. */
    INVERSE_DIFFERENCE_MOMENT("WF0Z", m -> m.differences().expectation(k -> 1 / (1 + k * k))),

    /** ΣΣ p(i, j) / (1 + (i - j)² / N_g²), in (0.5, 1]. IBSI 1QCO. */
    NORMALISED_INVERSE_DIFFERENCE_MOMENT("1QCO",
            m -> m.differences().expectation(k -> 1 / (1 + (k / m.levelCount()) * (k / m.levelCount())))),

    /** 2 ΣΣ p(i, j) / (i - j)² over i < j, in [0, 1]. IBSI E8JP. */
    INVERSE_VARIANCE("E8JP", m -> m.differences().expectation(k -> k == 0 ? 0 : 1 / (k * k))),

    /** ΣΣ (i - μ)(j - μ) p(i, j) / σ², in [-1, 1]; NaN where all levels are equal. IBSI NI2N. */
    CORRELATION("NI2N", m -> m.covariance() / m.levels().variance()),

    /** ΣΣ i j p(i, j), which is the covariance and μ², in [1, N_g²]. IBSI QWB0. */
    AUTOCORRELATION("QWB0", m -> m.covariance() + m.levels().mean() * m.levels().mean()),

    /** ΣΣ (i + j - 2μ)² p(i, j); not negative. IBSI DG8W. */
    CLUSTER_TENDENCY("DG8W", m -> m.sums().centralMoment(2)),

    /** ΣΣ (i + j - 2μ)³ p(i, j), of either sign. IBSI 7NFM. */
    CLUSTER_SHADE("7NFM", m -> m.sums().centralMoment(3)),

    /** ΣΣ (i + j - 2μ)⁴ p(i, j); not negative. IBSI AE86. */
    CLUSTER_PROMINENCE("AE86", m -> m.sums().centralMoment(4)),

    /**
     * (HXY - HXY₁) / HX, in [-1, 0], with HXY the joint entropy, HX the entropy of p(i) and
     * HXY₁ = -ΣΣ p(i, j) log₂(p(i) p(j)); NaN where all levels are equal. IBSI R8DG.
     */
    INFORMATION_CORRELATION_1("R8DG",
            m -> (m.joint().entropy() - m.independentEntropy()) / m.levels().entropy()),

    /**
     * √(1 - exp(-2 (HXY₂ - HXY))), in [0, 1), with HXY the joint entropy and HXY₂ = -ΣΣ p(i) p(j) log₂(p(i) p(j)), which is
     * not below it but for rounding. IBSI JN9H.
     */
    INFORMATION_CORRELATION_2("JN9H",
            m -> Math.sqrt(1 - StrictMath.exp(-2 * Math.max(0, m.independentEntropy() - m.joint().entropy()))));

    private final String ibsiId;
    private final ToDoubleFunction<Glcm> formula;

    GlcmFeature(String ibsiId, ToDoubleFunction<Glcm> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.GLCM;
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }

    @Override
    public double of(Glcm matrix) {
        return formula.applyAsDouble(matrix);
    }
}
