package org.weft.filter;

import org.weft.grid.Axis;
import org.weft.grid.Spacing;
import org.weft.settings.Filter;

/**
 * Discrete Fourier transforms of a sampled Gaussian and of its second derivative along one axis: real, since both are even. Of them consists the Laplacian of
 * Gaussian {@code g(k) = -(1/(√(2π) σ)³) (3/σ² - |k|²/σ⁴) exp(-|k|² / (2σ²))} in a box, a sum of three products.
 *
 * @param gaussian float64[n]
 * @param second   float64[n], per square voxel
 */
record GaussianSpectra(double[] gaussian, double[] second) {

    /** In voxels: {@code floor(truncation σ + 1/2)}. */
    static int halfWidth(double sigma, double truncation) {
        return (int) Math.floor(truncation * sigma + 0.5);
    }

    /** The filter's transform on the circles of the axes x, y and z, σ in voxels of each. */
    static RieszTransfer.Base laplacian(Filter.LaplacianOfGaussian filter, Spacing spacing, PaddedAxis[] axes) {
        GaussianSpectra[] along = new GaussianSpectra[3];
        for (Axis axis : Axis.values()) {
            along[axis.ordinal()] = of(filter.sigma().inVoxels(axis.of(spacing)), filter.truncation(),
                    axes[axis.ordinal()].length());
        }
        return (x, y, z, _) -> along[0].second[x] * along[1].gaussian[y] * along[2].gaussian[z]
                + along[0].gaussian[x] * along[1].second[y] * along[2].gaussian[z]
                + along[0].gaussian[x] * along[1].gaussian[y] * along[2].second[z];
    }

    private static GaussianSpectra of(double sigma, double truncation, int length) {
        double[] gaussian = new double[length];
        double[] second = new double[length];
        int width = halfWidth(sigma, truncation);
        for (int k = -width; k <= width; k++) {
            double square = k / sigma * (k / sigma);
            double g = StrictMath.exp(-square / 2) / (Math.sqrt(2 * Math.PI) * sigma);
            double s = (square - 1) / (sigma * sigma) * g;
            for (int f = 0; f < length; f++) {
                double wave = StrictMath.cos(2 * Math.PI * Math.floorMod((long) f * k, length) / length);
                gaussian[f] += g * wave;
                second[f] += s * wave;
            }
        }
        return new GaussianSpectra(gaussian, second);
    }
}
