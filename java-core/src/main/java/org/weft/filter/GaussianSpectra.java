package org.weft.filter;

import org.weft.grid.Axis;
import org.weft.grid.Spacing;
import org.weft.settings.Filter;
import org.weft.settings.Length;

/**
 * Discrete Fourier transforms of a sampled Gaussian and of its second derivative along one axis: real, since both are even. They make up the Laplacian of
 * Gaussian {@code g(k) = -(1/(√(2π) σ)³) (3/σ² - |k|²/σ⁴) exp(-|k|² / (2σ²))} in a box, a sum of three products.
 *
 * @param gaussian float64[n]
 * @param second   float64[n], weighted
 */
record GaussianSpectra(double[] gaussian, double[] second) {

    /**
     * In voxels, of which σ are a standard deviation: {@code floor(truncation σ + 1/2)}.
     *
     * @throws IllegalArgumentException if the kernel would be wider than {@value Filter#MAX_SUPPORT} voxels
     */
    static int halfWidth(double sigma, double truncation) {
        double width = Math.floor(truncation * sigma + 0.5);
        if (width > Filter.MAX_SUPPORT / 2) {
            throw new IllegalArgumentException("a Gaussian of standard deviation " + sigma + " voxels, cut off at "
                    + truncation + " standard deviations, is wider than " + Filter.MAX_SUPPORT
                    + " voxels: choose a smaller sigma or a coarser grid");
        }
        return (int) width;
    }

    /**
     * The filter's transform on the circles of the axes x, y and z, σ in voxels of each. Where σ is in millimetres, second derivatives are weighted such that they
     * are those of space: by the square of the geometric mean of the spacings over that along the axis.
     */
    static RieszTransfer.Base laplacian(Filter.LaplacianOfGaussian filter, Spacing spacing, PaddedAxis[] axes) {
        GaussianSpectra[] along = new GaussianSpectra[3];
        for (Axis axis : Axis.values()) {
            double weight = filter.sigma().unit() == Length.Unit.MM
                    ? square(StrictMath.cbrt(spacing.voxelVolume()) / axis.of(spacing))
                    : 1;
            along[axis.ordinal()] = of(filter.sigma().inVoxels(axis.of(spacing)), filter.truncation(), weight,
                    axes[axis.ordinal()].length());
        }
        return (x, y, z, _) -> along[0].second[x] * along[1].gaussian[y] * along[2].gaussian[z]
                + along[0].gaussian[x] * along[1].second[y] * along[2].gaussian[z]
                + along[0].gaussian[x] * along[1].gaussian[y] * along[2].second[z];
    }

    private static GaussianSpectra of(double sigma, double truncation, double weight, int length) {
        double[] gaussian = new double[length];
        double[] second = new double[length];
        int width = halfWidth(sigma, truncation);
        for (int k = -width; k <= width; k++) {
            double g = StrictMath.exp(-square(k / sigma) / 2) / (Math.sqrt(2 * Math.PI) * sigma);
            double s = weight * (square(k / sigma) - 1) / (sigma * sigma) * g;
            for (int f = 0; f < length; f++) {
                double wave = StrictMath.cos(2 * Math.PI * Math.floorMod((long) f * k, length) / length);
                gaussian[f] += g * wave;
                second[f] += s * wave;
            }
        }
        return new GaussianSpectra(gaussian, second);
    }

    private static double square(double a) {
        return a * a;
    }
}
