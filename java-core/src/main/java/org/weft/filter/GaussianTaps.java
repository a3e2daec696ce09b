package org.weft.filter;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.weft.grid.Axis;
import org.weft.grid.Spacing;
import org.weft.settings.Filter;
import org.weft.settings.Length;

/**
 * A Gaussian sampled at voxels along one axis.
 *
 * @param sigma standard deviation in voxels
 * @param half  number of taps on either side, floor(truncation σ + 0.5)
 */
record GaussianTaps(double sigma, int half) {

    /** @throws IllegalArgumentException if the kernel has more than {@value Filter#MAX_SUPPORT} taps */
    static GaussianTaps of(Length length, double truncation, Axis axis, Spacing spacing) {
        double sigma = length.inVoxels(axis.of(spacing));
        double half = Math.floor(truncation * sigma + 0.5);
        if (half > Filter.MAX_SUPPORT / 2) {
            throw new IllegalArgumentException("a Gaussian of standard deviation " + sigma + " voxels along "
                    + axis.name().toLowerCase(Locale.ROOT) + ", cut off at " + truncation
                    + " standard deviations, is wider than "
                    + Filter.MAX_SUPPORT + " voxels; choose a smaller sigma or interpolate to a larger spacing");
        }
        return new GaussianTaps(sigma, (int) half);
    }

    /** Number of taps. */
    int width() {
        return 2 * half + 1;
    }

    /** exp(-k² / (2 σ²)) / (√(2π) σ). */
    Taps density() {
        return sample(this::density);
    }

    /** The same divided by its sum. */
    Taps normalised() {
        Taps density = density();
        double sum = 0;
        for (double tap : density.values()) {
            sum += tap;
        }
        return density.times(1 / sum);
    }

    /** The density's second derivative: (k² / σ⁴ - 1 / σ²) times the density. */
    Taps curvature() {
        return sample(k -> (k * k / (sigma * sigma) - 1) / (sigma * sigma) * density(k));
    }

    private double density(double k) {
        return StrictMath.exp(-k * k / (2 * sigma * sigma)) / (Math.sqrt(2 * Math.PI) * sigma);
    }

    private Taps sample(DoubleUnaryOperator function) {
        double[] values = new double[width()];
        for (int k = 0; k < values.length; k++) {
            values[k] = function.applyAsDouble(k - half);
        }
        return Taps.centred(values);
    }
}
