package org.weft.filter;

import org.weft.grid.Axis;
import org.weft.grid.Spacing;
import org.weft.settings.Filter;

/**
 * Discrete Fourier transforms of what a {@link LaplacianKernel} is made of along one axis: real, since all of it is even.
 *
 * @param smooth float64[n], as are the others
 */
record LaplacianSpectra(double[] smooth, double[] curved, double[] level) {

    /** The transform of the kernel in three dimensions, on the circles of the axes x, y and z. */
    static RieszTransfer.Base of(Filter.LaplacianOfGaussian filter, Spacing spacing, PaddedAxis[] axes) {
        LaplacianKernel kernel = LaplacianKernel.of(filter, spacing);
        LaplacianSpectra[] along = new LaplacianSpectra[3];
        for (Axis axis : Axis.values()) {
            int i = axis.ordinal();
            along[i] = new LaplacianSpectra(transform(kernel.smooth().get(i), axes[i].length()),
                    transform(kernel.curved().get(i), axes[i].length()),
                    transform(kernel.level().get(i), axes[i].length()));
        }
        return (x, y, z, _) -> along[0].curved[x] * along[1].smooth[y] * along[2].smooth[z]
                + along[0].smooth[x] * along[1].curved[y] * along[2].smooth[z]
                + along[0].smooth[x] * along[1].smooth[y] * along[2].curved[z]
                + along[0].level[x] * along[1].level[y] * along[2].level[z];
    }

    private static double[] transform(Taps taps, int length) {
        double[] spectrum = new double[length];
        for (int k = 0; k < taps.values().length; k++) {
            long place = k - taps.origin();
            for (int f = 0; f < length; f++) {
                spectrum[f] += taps.values()[k]
                        * StrictMath.cos(2 * Math.PI * Math.floorMod(f * place, length) / length);
            }
        }
        return spectrum;
    }
}
