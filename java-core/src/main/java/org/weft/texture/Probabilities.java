package org.weft.texture;

/** Shares of a whole: weights, not negative, over their sum, which is above 0. */
class Probabilities {

    private static final double LN_2 = StrictMath.log(2);

    private final double[] weights;
    private final double total;

    Probabilities(double[] weights) {
        this.weights = weights;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        total = sum;
    }

    final int size() {
        return weights.length;
    }

    /** Sum of the weights, N. */
    final double total() {
        return total;
    }

    final double weight(int k) {
        return weights[k];
    }

    final double p(int k) {
        return weights[k] / total;
    }

    /** max p. */
    final double maximum() {
        double max = 0;
        for (double weight : weights) {
            max = Math.max(max, weight);
        }
        return max / total;
    }

    /** Σ p². */
    final double energy() {
        double sum = 0;
        for (int k = 0; k < size(); k++) {
            sum += p(k) * p(k);
        }
        return sum;
    }

    /** -Σ p log₂ p, with 0 log 0 = 0; the logarithm is the same on every machine. */
    final double entropy() {
        double sum = 0;
        for (int k = 0; k < size(); k++) {
            double p = p(k);
            if (p > 0) {
                sum -= p * StrictMath.log(p);
            }
        }
        return sum / LN_2;
    }
}
