package org.weft.texture;

import java.util.function.ToDoubleFunction;
import org.weft.feature.FeatureFamily;

/**
 * Features of the neighbourhood grey tone difference matrix: p(i) the share of level i among voxels with a neighbour,
 * s(i) the sum of their tone differences. Sums over pairs of levels run over levels that occur, N_g,p of them. None has a
 * unit. NaN when no voxel has a neighbour in the region. IBSI IPET.
 */
public enum NgtdmFeature implements TextureFeature<Ngtdm> {

    /** 1 / Σ p(i) s(i), at most 10⁶ by the standard's convention, which is its value where all levels are equal. IBSI QCDE. */
    COARSENESS("QCDE", m -> Math.min(1e6, 1 / m.meanDifference())),

    /**
     * ΣΣ p(i) p(j) (i - j)² / (N_g,p (N_g,p - 1)) · Σ s(i) / N_v,c; not negative, and 0 for a single level. The double sum
     * is twice the variance of p. IBSI 65HE.
     */
    CONTRAST("65HE", m -> m.presentCount() == 1 ? 0 : 2 * m.levels().variance()
            / ((double) m.presentCount() * (m.presentCount() - 1)) * m.differenceSum() / m.voxelCount()),

    /** Σ p(i) s(i) / ΣΣ |i p(i) - j p(j)|; not negative, 0 for a single level, NaN where i p(i) is the same for all. IBSI NQ30. */
    BUSYNESS("NQ30", m -> m.presentCount() == 1 ? 0 : m.meanDifference() / m.spread()),

    /** ΣΣ |i - j| (p(i) s(i) + p(j) s(j)) / (p(i) + p(j)) / N_v,c; not negative. IBSI HDEZ. */
    COMPLEXITY("HDEZ", m -> m.pairedDifference() / m.voxelCount()),

    /** ΣΣ (p(i) + p(j)) (i - j)² / Σ s(i); not negative, and 0 where all s(i) are 0. IBSI 1X9X. */
    STRENGTH("1X9X", m -> m.differenceSum() == 0 ? 0 : m.pairedSquare() / m.differenceSum());

    private final String ibsiId;
    private final ToDoubleFunction<Ngtdm> formula;

    NgtdmFeature(String ibsiId, ToDoubleFunction<Ngtdm> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.NGTDM;
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }

    @Override
    public double of(Ngtdm matrix) {
        return formula.applyAsDouble(matrix);
    }
}
