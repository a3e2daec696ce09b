package org.weft.intensity;

/**
 * Where a percentile of n sorted values lies: at the rank (n - 1)·p / 100 from 0, between two values in proportion.
 * Integers throughout, so that a percentile that falls on a value is that value.
 *
 * @param rank     rank of the value at or below it
 * @param fraction how far it lies towards the next value, in [0,1)
 */
record Percentile(long rank, double fraction) {

    static Percentile of(long count, int percent) {
        long position = Math.multiplyExact(count - 1, percent);
        return new Percentile(position / 100, position % 100 / 100.0);
    }

    /** Rank of the value at or above it. */
    long nextRank() {
        return fraction > 0 ? rank + 1 : rank;
    }

    double between(double value, double next) {
        return value + fraction * (next - value);
    }
}
