package org.weft.filter;

/**
 * Frequencies of a discrete Fourier transform of n places as IBSI 2 samples non-separable wavelets: from -1 to 1, both included,
 * {@code ν = (i - (n - 1)/2) / ((n - 1)/2)}, i = 0 to n - 1, brought by the inverse shift into the transform's order. An even n has no 0, and opposite places
 * have opposite frequencies only for an odd n: a filter sampled there makes complex what is real, and IBSI takes the real part.
 *
 * <p>The real part of a response is the response to the mean of the filter at a place and of its complex conjugate at the opposite one, which turns real
 * volumes into real ones. {@link #opposite} is the frequency at that place.
 */
final class FrequencyGrid {

    private final double[] frequencies;

    /** @param n places, at least 2 */
    FrequencyGrid(int n) {
        frequencies = new double[n];
        double middle = (n - 1) / 2.0;
        for (int k = 0; k < n; k++) {
            frequencies[k] = ((k + n / 2) % n - middle) / middle;
        }
    }

    /** In -1 to 1, where 1 is half a cycle a voxel. */
    double at(int k) {
        return frequencies[k];
    }

    /** The frequency at the place of -k. */
    double opposite(int k) {
        return frequencies[k == 0 ? 0 : frequencies.length - k];
    }
}
