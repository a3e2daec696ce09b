package org.weft.texture;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;

/** Probabilities p of whole numbers k: grey levels, their differences and sums, run lengths, zone sizes. */
final class Distribution extends Probabilities {

    private final long[] values;

    /**
     * @param values  the numbers k
     * @param weights how often each occurs
     */
    Distribution(long[] values, double[] weights) {
        super(weights);
        this.values = values;
    }

    /** Of the numbers 0, 1, 2, … */
    static Distribution fromZero(double[] weights) {
        return new Distribution(LongStream.range(0, weights.length).toArray(), weights);
    }

    /** The k-th number, from 0. */
    double value(int k) {
        return values[k];
    }

    /** μ = Σ k p. */
    double mean() {
        return expectation(k -> k);
    }

    /** Σ (k - μ)² p. */
    double variance() {
        return centralMoment(2);
    }

    /** Σ (k - μ)ⁿ p for n of at least 2. */
    double centralMoment(int n) {
        double mean = mean();
        return expectation(k -> {
            double d = k - mean;
            double power = d * d;
            for (int factor = 2; factor < n; factor++) {
                power *= d;
            }
            return power;
        });
    }

    /** Σ f(k) p over the numbers that occur. */
    double expectation(DoubleUnaryOperator f) {
        double sum = 0;
        for (int k = 0; k < size(); k++) {
            double p = p(k);
            if (p > 0) {
                sum += f.applyAsDouble(values[k]) * p;
            }
        }
        return sum;
    }
}
