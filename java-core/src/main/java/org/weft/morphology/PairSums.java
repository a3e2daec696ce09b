package org.weft.morphology;

/**
 * Sums over all ordered pairs of two different voxels k, l of an intensity mask, with w the inverse of their distance in mm and d the
 * deviation of an intensity from the mean.
 *
 * @param weights  Σ w
 * @param products Σ w d_k d_l
 * @param squares  Σ w d_k²
 */
record PairSums(double weights, double products, double squares) {

    static final PairSums NONE = new PairSums(0, 0, 0);

    PairSums plus(PairSums other) {
        return new PairSums(weights + other.weights, products + other.products, squares + other.squares);
    }

    PairSums times(double factor) {
        return new PairSums(weights * factor, products * factor, squares * factor);
    }
}
