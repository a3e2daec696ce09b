package org.weft.settings;

import java.util.Locale;
import org.weft.grid.Norm;

/** Parameters of the texture matrices. */
public record TextureSettings(Pairs glcm, Runs glrlm, Neighbours ngtdm, Dependence ngldm) {

    /**
     * The standard's defaults: pairs and neighbours at Chebyshev distance 1, no weighting of directions (one that is asked for without
     * a norm goes by the Euclidean one), coarseness 0.
     */
    public static final TextureSettings DEFAULT = new TextureSettings(new Pairs(1, Weighting.NONE, Norm.EUCLIDEAN),
            new Runs(Weighting.NONE, Norm.EUCLIDEAN), new Neighbours(1, Norm.CHEBYSHEV),
            new Dependence(1, Norm.CHEBYSHEV, 0));

    /**
     * Co-occurrence. Refuses a weight that is below the normal range of floating point for the longest step, (δ, δ, δ):
     * such directions would vanish, or count in a few bits only.
     *
     * @param distance  Chebyshev distance δ of a pair, in voxels
     * @param weighting factor of a direction's matrix where directions are merged
     * @param norm      how that factor measures the step
     */
    public record Pairs(int distance, Weighting weighting, Norm norm) {

        public Pairs {
            checkDistance("glcm", distance, 1000);
            double longest = norm.length(distance, distance, distance);
            if (weighting.factor(longest) < Double.MIN_NORMAL) {
                throw new IllegalArgumentException(String.format(Locale.ROOT,
                        "the %s weight of glcm vanishes for a step of %.4g voxels, the %s length of its longest at distance %d; "
                                + "choose a smaller distance, or the weighting inverse or none",
                        weighting.name().toLowerCase(Locale.ROOT), longest, norm.name().toLowerCase(Locale.ROOT),
                        distance));
            }
        }
    }

    /** Run lengths; see {@link Pairs}. */
    public record Runs(Weighting weighting, Norm norm) {}

    /** Neighbourhood of tone differences: all voxels within a distance by a norm. */
    public record Neighbours(int distance, Norm norm) {

        public Neighbours {
            checkDistance("ngtdm", distance, 10);
        }
    }

    /** Neighbourhood of dependence, and the coarseness α: the largest difference of levels that still counts. */
    public record Dependence(int distance, Norm norm, int coarseness) {

        public Dependence {
            checkDistance("ngldm", distance, 10);
            if (coarseness < 0) {
                throw new IllegalArgumentException("the coarseness of ngldm must be at least 0, not " + coarseness);
            }
        }
    }

    private static void checkDistance(String family, int distance, int max) {
        if (distance < 1 || distance > max) {
            throw new IllegalArgumentException(
                    "the distance of " + family + " must lie in 1 to " + max + " voxels, not " + distance);
        }
    }
}
