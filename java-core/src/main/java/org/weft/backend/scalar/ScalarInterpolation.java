package org.weft.backend.scalar;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import org.weft.grid.Size;
import org.weft.kernel.InterpolationKernel;

/** Interpolation of one slice after the other: each slice of the image that it needs along x, then y; then along z. */
public final class ScalarInterpolation implements InterpolationKernel {

    @Override
    public void interpolate(Arguments arguments) {
        int nx = arguments.x().count();
        int ny = arguments.y().count();
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            double[] weights = arguments.z().weights()[(int) z];
            double[] sum = new double[nx * ny];
            for (int k = 0; k < weights.length; k++) {
                double[] plane = plane(arguments, arguments.z().first()[(int) z] + k);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = k == 0 ? weights[k] * plane[i] : sum[i] + weights[k] * plane[i];
                }
            }
            for (int i = 0; i < sum.length; i++) {
                arguments.out().setAtIndex(JAVA_FLOAT, z * nx * ny + i, (float) sum[i]);
            }
        }
    }

    private static double[] plane(Arguments arguments, long z) {
        Size size = arguments.size();
        int nx = arguments.x().count();
        int ny = arguments.y().count();
        double[][] rows = new double[Math.toIntExact(size.y())][];
        double[] plane = new double[nx * ny];
        for (int y = 0; y < ny; y++) {
            double[] weights = arguments.y().weights()[y];
            for (int k = 0; k < weights.length; k++) {
                int from = (int) arguments.y().first()[y] + k;
                rows[from] = rows[from] == null ? row(arguments, size.x() * (from + size.y() * z)) : rows[from];
                for (int x = 0; x < nx; x++) {
                    double term = weights[k] * rows[from][x];
                    plane[y * nx + x] = k == 0 ? term : plane[y * nx + x] + term;
                }
            }
        }
        return plane;
    }

    private static double[] row(Arguments arguments, long start) {
        double[] row = new double[arguments.x().count()];
        for (int x = 0; x < row.length; x++) {
            double[] weights = arguments.x().weights()[x];
            long from = start + arguments.x().first()[x];
            double sum = weights[0] * arguments.in().getAtIndex(JAVA_FLOAT, from);
            for (int k = 1; k < weights.length; k++) {
                sum += weights[k] * arguments.in().getAtIndex(JAVA_FLOAT, from + k);
            }
            row[x] = sum;
        }
        return row;
    }
}
