package org.weft.filter;

import java.util.Arrays;
import java.util.List;
import org.weft.grid.Boundary;
import org.weft.settings.Filter;

/** What one worker holds to filter planes of one size with Gabor kernels, one plane after the other. */
final class GaborPlane {

    /** A plane's values. */
    interface Values {

        double at(long i, long j);
    }

    private final PaddedAxis axisX;
    private final PaddedAxis axisY;
    private final FourierLine alongX;
    private final FourierLine alongY;
    private final FourierPlane transform;
    private final List<double[][]> kernels;
    private final Filter.Pooling pooling;
    private final double[][] plane;
    private final double[][] spectrum;
    private final double[][] lines;
    private final double[][] response;
    private final double[][] pooled;

    /** @param kernels their transforms, as {@link GaborKernel#spectrum} gives them */
    GaborPlane(PaddedAxis axisX, PaddedAxis axisY, FourierLine alongX, FourierLine alongY, List<double[][]> kernels,
            Filter.Pooling pooling) {
        this.axisX = axisX;
        this.axisY = axisY;
        this.alongX = alongX;
        this.alongY = alongY;
        this.kernels = kernels;
        this.pooling = pooling;
        transform = new FourierPlane(alongX, alongY);
        plane = transform.plane();
        spectrum = transform.spectrum();
        lines = new double[FourierPlane.AT_ONCE][2 * alongY.length()];
        response = new double[axisY.size()][2 * alongX.length()];
        pooled = new double[axisY.size()][axisX.size()];
    }

    /** The pooled moduli, float64[y][x], until the next call. */
    double[][] filter(Values values) {
        for (int y = 0; y < plane.length; y++) {
            long j = axisY.place(y);
            for (int x = 0; x < plane[y].length; x++) {
                long i = axisX.place(x);
                plane[y][x] = i == Boundary.NOWHERE || j == Boundary.NOWHERE ? 0 : values.at(i, j);
            }
        }
        transform.forward(plane, spectrum);
        for (int k = 0; k < kernels.size(); k++) {
            respond(kernels.get(k));
            pool(k);
        }
        return pooled;
    }

    /** The response to a kernel, complex, float64[y][2x]. */
    private void respond(double[][] kernel) {
        for (double[] row : response) {
            Arrays.fill(row, 0);
        }
        int[] places = new int[lines.length];
        int count = 0;
        for (int x = 0; x < kernel.length; x++) {
            if (kernel[x].length > 0) {
                multiply(x, kernel[x], lines[count]);
                alongY.inverse(lines[count]);
                places[count++] = x;
            }
            if (count == lines.length || x + 1 == kernel.length) {
                scatter(places, count);
                count = 0;
            }
        }
        for (double[] row : response) {
            alongX.inverse(row);
        }
    }

    /** Plane times kernel at a frequency along x; at those that the transform of a real plane leaves out stands the conjugate of the opposite one. */
    private void multiply(int x, double[] kernel, double[] line) {
        boolean given = x < spectrum.length;
        double[] from = spectrum[given ? x : alongX.length() - x];
        int sign = given ? 1 : -1;
        for (int y = 0; y < kernel.length; y++) {
            int at = 2 * (given || y == 0 ? y : kernel.length - y);
            line[2 * y] = from[at] * kernel[y];
            line[2 * y + 1] = sign * from[at + 1] * kernel[y];
        }
    }

    private void scatter(int[] places, int count) {
        for (int y = 0; y < response.length; y++) {
            for (int i = 0; i < count; i++) {
                response[y][2 * places[i]] = lines[i][2 * y];
                response[y][2 * places[i] + 1] = lines[i][2 * y + 1];
            }
        }
    }

    private void pool(int k) {
        for (int y = 0; y < pooled.length; y++) {
            double[] row = response[y];
            double[] into = pooled[y];
            for (int x = 0; x < into.length; x++) {
                double modulus = Math.sqrt(row[2 * x] * row[2 * x] + row[2 * x + 1] * row[2 * x + 1]);
                into[x] = k == 0 ? modulus : pool(into[x], modulus);
            }
            if (pooling == Filter.Pooling.MEAN && k + 1 == kernels.size()) {
                for (int x = 0; x < into.length; x++) {
                    into[x] /= kernels.size();
                }
            }
        }
    }

    private double pool(double a, double b) {
        return switch (pooling) {
            case MEAN -> a + b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }
}
