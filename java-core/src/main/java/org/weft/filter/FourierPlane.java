package org.weft.filter;

/**
 * Discrete Fourier transforms of real planes of one size. Threads may share it.
 *
 * <p>A plane is float64[ny][nx], its transform float64[nx/2 + 1][2 ny]: the frequencies along x from 0 to n/2, for each of them a complex line
 * of those along y.
 */
final class FourierPlane {

    /** Rows, and lines, that are turned into each other together, so that what is read of memory is used. */
    static final int AT_ONCE = 16;

    private final FourierLine alongX;
    private final FourierLine alongY;

    FourierPlane(FourierLine alongX, FourierLine alongY) {
        this.alongX = alongX;
        this.alongY = alongY;
    }

    /** An empty plane. */
    double[][] plane() {
        return new double[alongY.length()][alongX.length()];
    }

    /** An empty transform. */
    double[][] spectrum() {
        return new double[alongX.frequencies()][2 * alongY.length()];
    }

    /** Transforms a plane, of which nothing useful remains. */
    void forward(double[][] plane, double[][] spectrum) {
        int height = alongY.length();
        for (int y0 = 0; y0 < height; y0 += AT_ONCE) {
            int y1 = Math.min(y0 + AT_ONCE, height);
            for (int y = y0; y < y1; y++) {
                alongX.forwardReal(plane[y]);
            }
            for (int k = 0; k < spectrum.length; k++) {
                double[] line = spectrum[k];
                for (int y = y0; y < y1; y++) {
                    line[2 * y] = alongX.real(plane[y], k);
                    line[2 * y + 1] = alongX.imaginary(plane[y], k);
                }
            }
        }
        for (double[] line : spectrum) {
            alongY.forward(line);
        }
    }

    /** The first {@code height} rows of the plane of a transform, of which nothing useful remains. */
    void inverse(double[][] spectrum, double[][] plane, int height) {
        for (double[] line : spectrum) {
            alongY.inverse(line);
        }
        for (int y0 = 0; y0 < height; y0 += AT_ONCE) {
            int y1 = Math.min(y0 + AT_ONCE, height);
            for (int k = 0; k < spectrum.length; k++) {
                double[] line = spectrum[k];
                for (int y = y0; y < y1; y++) {
                    alongX.pack(plane[y], k, line[2 * y], line[2 * y + 1]);
                }
            }
            for (int y = y0; y < y1; y++) {
                alongX.inverseReal(plane[y]);
            }
        }
    }
}
