package org.weft.filter;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A discrete Fourier transform of a length with a large prime factor as a convolution with a chirp, of a length without (Bluestein 1970). Threads may share it.
 */
final class ChirpTransform {

    private final int n;
    private final int m;
    private final DoubleFFT_1D fft;
    /** exp(-πi k²/n), and the transform of its conjugate. */
    private final double[] chirp;
    private final double[] filter;

    ChirpTransform(int n) {
        this.n = n;
        m = FourierLine.smoothLength(2L * n - 1);
        fft = new DoubleFFT_1D(m);
        chirp = new double[2 * n];
        filter = new double[2 * m];
        for (int k = 0; k < n; k++) {
            double angle = Math.PI * ((long) k * k % (2L * n)) / n;
            chirp[2 * k] = StrictMath.cos(angle);
            chirp[2 * k + 1] = -StrictMath.sin(angle);
            for (int place : new int[] {k, (m - k) % m}) {
                filter[2 * place] = chirp[2 * k];
                filter[2 * place + 1] = -chirp[2 * k + 1];
            }
        }
        fft.complexForward(filter);
    }

    /** In place, float64[2n]. */
    void forward(double[] line) {
        double[] work = new double[2 * m];
        for (int k = 0; k < n; k++) {
            multiply(line, k, chirp, work);
        }
        fft.complexForward(work);
        for (int k = 0; k < m; k++) {
            multiply(work, k, filter, work);
        }
        fft.complexInverse(work, true);
        for (int k = 0; k < n; k++) {
            multiply(work, k, chirp, line);
        }
    }

    /** In place, divided by n: the forward transform of the conjugate, conjugated. */
    void inverse(double[] line) {
        conjugate(line, 1);
        forward(line);
        conjugate(line, 1.0 / n);
    }

    private static void conjugate(double[] line, double factor) {
        for (int k = 0; k < line.length; k += 2) {
            line[k] *= factor;
            line[k + 1] *= -factor;
        }
    }

    private static void multiply(double[] a, int k, double[] b, double[] out) {
        double real = a[2 * k] * b[2 * k] - a[2 * k + 1] * b[2 * k + 1];
        out[2 * k + 1] = a[2 * k] * b[2 * k + 1] + a[2 * k + 1] * b[2 * k];
        out[2 * k] = real;
    }
}
