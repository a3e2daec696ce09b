package org.weft.filter;

import java.util.Arrays;

/**
 * A kernel along one axis: {@code out[i] = Σ taps[k] · in[i - k + origin]}. Two are equal where all their taps are.
 *
 * @param values float64[K], K at least 1; not copied, not changed
 * @param origin the tap that stands at the voxel itself, 0 to K - 1
 */
record Taps(double[] values, int origin) {

    Taps {
        if (origin < 0 || origin >= values.length) {
            throw new IllegalArgumentException("the origin must be one of " + values.length + " taps, not " + origin);
        }
    }

    /** Taps around the voxel itself: an odd number. */
    static Taps centred(double... values) {
        return new Taps(values, values.length / 2);
    }

    /** Each of n taps 1 / n, n odd. */
    static Taps box(int n) {
        double[] values = new double[n];
        Arrays.fill(values, 1.0 / n);
        return centred(values);
    }

    /** The same so many voxels apart. Taps after the last one would be 0 and are left out. */
    Taps spread(int distance) {
        double[] spread = new double[(values.length - 1) * distance + 1];
        for (int k = 0; k < values.length; k++) {
            spread[k * distance] = values[k];
        }
        return new Taps(spread, origin * distance);
    }

    /** The mirror image about the voxel itself: its origin is mirrored with it. */
    Taps reversed() {
        double[] reversed = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            reversed[k] = values[values.length - 1 - k];
        }
        return new Taps(reversed, values.length - 1 - origin);
    }

    Taps times(double factor) {
        double[] products = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            products[k] = factor * values[k] + 0.0; // no negative zero, which would be unequal to 0
        }
        return new Taps(products, origin);
    }

    /** What both give together. */
    Taps plus(Taps other) {
        int before = Math.max(origin, other.origin);
        double[] sums = new double[before + Math.max(values.length - origin, other.values.length - other.origin)];
        for (int k = 0; k < values.length; k++) {
            sums[k + before - origin] += values[k];
        }
        for (int k = 0; k < other.values.length; k++) {
            sums[k + before - other.origin] += other.values[k];
        }
        return new Taps(sums, before);
    }

    boolean isZero() {
        return Arrays.stream(values).allMatch(tap -> tap == 0);
    }

    /** How many voxels away from the voxel itself the farthest tap stands. */
    int reach() {
        return Math.max(origin, values.length - 1 - origin);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Taps other && origin == other.origin && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + origin;
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + " about " + origin;
    }
}
