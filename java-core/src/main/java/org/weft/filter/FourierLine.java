package org.weft.filter;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Discrete Fourier transforms of lines of one length: {@code F[k] = Σ f[i] exp(-2πi ik/n)}, the inverse divided by n. Threads may share it.
 *
 * <p>A complex line is float64[2n], real and imaginary parts in turn. The transform of a real line, of which the frequencies 0 to n/2 say all, stays
 * packed in its float64[n]: {@link #real} and {@link #imaginary} read it, {@link #pack} writes it.
 */
final class FourierLine {

    static {
        // The workers are all the threads that there are.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    /** Prime factors from here on, as far as {@value #LARGE}, cost JTransforms the square of their size; beyond, it helps itself. */
    private static final int SMALL = 12;
    private static final int LARGE = 210;

    private final int n;
    private final DoubleFFT_1D fft;
    /** Stands in for {@code fft} where that is slow; else null. */
    private final ChirpTransform chirp;

    FourierLine(int n) {
        this.n = n;
        fft = new DoubleFFT_1D(n);
        int factor = largestPrimeFactor(n);
        chirp = factor > SMALL && factor <= LARGE ? new ChirpTransform(n) : null;
    }

    private static int largestPrimeFactor(int n) {
        int rest = n;
        int largest = 1;
        for (int factor = 2; (long) factor * factor <= rest; factor++) {
            while (rest % factor == 0) {
                rest /= factor;
                largest = factor;
            }
        }
        return Math.max(rest, largest);
    }

    /** The smallest length from a number on that has no prime factor beyond 5. */
    static int smoothLength(long atLeast) {
        for (int length = Math.toIntExact(atLeast);; length++) {
            int rest = length;
            for (int factor : new int[] {2, 3, 5}) {
                while (rest % factor == 0) {
                    rest /= factor;
                }
            }
            if (rest == 1) {
                return length;
            }
        }
    }

    int length() {
        return n;
    }

    /** How many frequencies describe a real line: those from 0 to n/2. */
    int frequencies() {
        return n / 2 + 1;
    }

    void forward(double[] complex) {
        if (chirp != null) {
            chirp.forward(complex);
        } else {
            fft.complexForward(complex);
        }
    }

    void inverse(double[] complex) {
        if (chirp != null) {
            chirp.inverse(complex);
        } else {
            fft.complexInverse(complex, true);
        }
    }

    void forwardReal(double[] row) {
        if (chirp == null) {
            fft.realForward(row);
            return;
        }
        double[] complex = new double[2 * n];
        for (int i = 0; i < n; i++) {
            complex[2 * i] = row[i];
        }
        chirp.forward(complex);
        for (int k = 0; k < frequencies(); k++) {
            pack(row, k, complex[2 * k], complex[2 * k + 1]);
        }
    }

    void inverseReal(double[] packed) {
        if (chirp == null) {
            fft.realInverse(packed, true);
            return;
        }
        double[] complex = new double[2 * n];
        for (int k = 0; k < frequencies(); k++) {
            int mirrored = (n - k) % n;
            complex[2 * mirrored] = real(packed, k);
            complex[2 * mirrored + 1] = -imaginary(packed, k);
            complex[2 * k] = real(packed, k);
            complex[2 * k + 1] = imaginary(packed, k);
        }
        chirp.inverse(complex);
        for (int i = 0; i < n; i++) {
            packed[i] = complex[2 * i];
        }
    }

    /** The last frequency of an even length is real, and stands in the place of the first one's imaginary part. */
    double real(double[] packed, int k) {
        return 2 * k == n ? packed[1] : packed[2 * k];
    }

    /** The last frequency of an odd length has its imaginary part in the place of the first one's. */
    double imaginary(double[] packed, int k) {
        if (k == 0 || 2 * k == n) {
            return 0;
        }
        return 2 * k + 1 == n ? packed[1] : packed[2 * k + 1];
    }

    /** Imaginary parts of the frequencies 0 and n/2, which no real line has, are left out. */
    void pack(double[] packed, int k, double real, double imaginary) {
        packed[2 * k == n ? 1 : 2 * k] = real;
        if (k != 0 && 2 * k != n) {
            packed[2 * k + 1 == n ? 1 : 2 * k + 1] = imaginary;
        }
    }
}
