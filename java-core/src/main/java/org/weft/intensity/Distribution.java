package org.weft.intensity;

import java.util.function.DoubleUnaryOperator;
import org.weft.kernel.Engine;
import org.weft.kernel.MomentsKernel.Moments;

/**
 * What the statistics of intensities and those of grey levels have in common. Moments are divided by the number of
 * values, uncorrected.
 *
 * @param energy         sum of the squares
 * @param variance       second central moment
 * @param third          third central moment
 * @param fourth         fourth central moment
 * @param meanDeviation  mean distance from the mean
 * @param robust         mean distance, of the values from P10 to P90, from their own mean; NaN where there is no such
 *                       value
 * @param medianDeviation mean distance from the median
 */
record Distribution(long count, double energy, double min, double max, double mean, double variance, double third,
        double fourth, double meanDeviation, double robust, double medianDeviation, Percentiles percentiles) {

    static Distribution of(Intensities intensities, Engine engine) {
        long n = intensities.count();
        Moments raw = intensities.moments(0, engine);
        double mean = raw.min() == raw.max() ? raw.min() : raw.sum() / n;
        Moments central = intensities.moments(mean, engine);
        Percentiles p = Percentiles.of(n, ranks -> intensities.select(ranks, engine));
        Moments core = intensities.moments(p.median(), p.p10(), p.p90(), engine);
        double coreMean = p.median() + core.sum() / core.count();
        double robust = intensities.moments(coreMean, p.p10(), p.p90(), engine).absolute() / core.count();
        double medianDeviation = intensities.moments(p.median(), engine).absolute() / n;
        return new Distribution(n, raw.square(), raw.min(), raw.max(), mean, central.square() / n, central.cube() / n,
                central.fourth() / n, central.absolute() / n, robust, medianDeviation, p);
    }

    /** The distribution of grey levels of which {@code counts[i]} voxels have level i; none has level 0. */
    static Distribution of(long[] counts) {
        Levels all = new Levels(counts, 1, counts.length - 1);
        double mean = all.mean(i -> i);
        Percentiles p = Percentiles.of(all.count(), all::select);
        Levels core = new Levels(counts, (int) Math.ceil(p.p10()), (int) p.p90());
        double coreMean = core.mean(i -> i);
        double[] ends = all.select(0, all.count() - 1);
        return new Distribution(all.count(), all.count() * all.mean(i -> i * i), ends[0], ends[1], mean,
                all.mean(i -> (i - mean) * (i - mean)), all.mean(i -> (i - mean) * (i - mean) * (i - mean)),
                all.mean(i -> (i - mean) * (i - mean) * (i - mean) * (i - mean)), all.mean(i -> Math.abs(i - mean)),
                core.mean(i -> Math.abs(i - coreMean)), all.mean(i -> Math.abs(i - p.median())), p);
    }

    /** 0 where the variance is 0, as the standard says. */
    double skewness() {
        return variance == 0 ? 0 : third / (variance * Math.sqrt(variance));
    }

    /** Excess over a normal distribution's 3; 0 where the variance is 0, as the standard says. */
    double kurtosis() {
        return variance == 0 ? 0 : fourth / (variance * variance) - 3;
    }

    double coefficientOfVariation() {
        return Math.sqrt(variance) / mean;
    }

    double range() {
        return max - min;
    }

    double rootMeanSquare() {
        return Math.sqrt(energy / count);
    }

    /** The grey levels {@code first} to {@code last} of a histogram. */
    private record Levels(long[] counts, int first, int last) {

        long count() {
            long count = 0;
            for (int i = first; i <= last; i++) {
                count += counts[i];
            }
            return count;
        }

        /** Mean of a term over the voxels of these levels; NaN where there is none. */
        double mean(DoubleUnaryOperator term) {
            double sum = 0;
            for (int i = first; i <= last; i++) {
                sum += counts[i] * term.applyAsDouble(i);
            }
            return sum / count();
        }

        /** Levels by rank from 0, over all levels of the histogram. */
        double[] select(long... ranks) {
            double[] selected = new double[ranks.length];
            for (int k = 0; k < ranks.length; k++) {
                long rank = ranks[k];
                int i = first;
                while (rank >= counts[i]) {
                    rank -= counts[i++];
                }
                selected[k] = i;
            }
            return selected;
        }
    }
}
