package org.weft.backend.scalar;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.util.TreeMap;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.kernel.InterpolationKernel;

/** Interpolation of one slice after the other: each slice of the image that it needs along x, then y; then along z. */
public final class ScalarInterpolation implements InterpolationKernel {

    @Override
    public void interpolate(Arguments arguments) {
        Box part = arguments.part();
        int nx = (int) part.size().x();
        TreeMap<Long, double[]> planes = new TreeMap<>();
        for (int z = (int) part.z0(); z < part.z1(); z++) {
            long first = arguments.z().first()[z];
            planes.headMap(first).clear();
            double[] weights = arguments.z().weights()[z];
            double[][] terms = new double[weights.length][];
            for (int k = 0; k < terms.length; k++) {
                terms[k] = planes.computeIfAbsent(first + k, slice -> plane(arguments, slice));
            }
            double[] sum = sum(weights, terms);
            for (int i = 0; i < sum.length; i++) {
                long y = part.y0() + i / nx;
                long x = part.x0() + i % nx;
                arguments.out().setAtIndex(JAVA_FLOAT, x + arguments.x().count() * (y + arguments.y().count() * z),
                        (float) sum[i]);
            }
        }
    }

    /** The part's rows and columns of a slice of the image, float64[y][x]. */
    private static double[] plane(Arguments arguments, long slice) {
        Box part = arguments.part();
        Size size = arguments.size();
        int nx = (int) part.size().x();
        double[][] rows = new double[Math.toIntExact(size.y())][];
        double[] plane = new double[Math.multiplyExact(nx, (int) part.size().y())];
        for (int y = 0; y < part.size().y(); y++) {
            double[] weights = arguments.y().weights()[(int) part.y0() + y];
            double[][] terms = new double[weights.length][];
            for (int k = 0; k < terms.length; k++) {
                int from = (int) arguments.y().first()[(int) part.y0() + y] + k;
                rows[from] = rows[from] == null ? row(arguments, size.x() * (from + size.y() * slice)) : rows[from];
                terms[k] = rows[from];
            }
            System.arraycopy(sum(weights, terms), 0, plane, y * nx, nx);
        }
        return plane;
    }

    private static double[] row(Arguments arguments, long start) {
        double[] row = new double[(int) arguments.part().size().x()];
        for (int i = 0; i < row.length; i++) {
            int x = (int) arguments.part().x0() + i;
            double[] weights = arguments.x().weights()[x];
            long from = start + arguments.x().first()[x];
            row[i] = weights[0] * arguments.in().getAtIndex(JAVA_FLOAT, from);
            for (int k = 1; k < weights.length; k++) {
                row[i] += weights[k] * arguments.in().getAtIndex(JAVA_FLOAT, from + k);
            }
        }
        return row;
    }

    private static double[] sum(double[] weights, double[][] terms) {
        double[] sum = new double[terms[0].length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weights[0] * terms[0][i];
            for (int k = 1; k < weights.length; k++) {
                sum[i] += weights[k] * terms[k][i];
            }
        }
        return sum;
    }
}
