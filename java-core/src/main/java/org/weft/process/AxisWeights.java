package org.weft.process;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.weft.kernel.InterpolationKernel.Weights;
import org.weft.settings.Interpolation.Method;

/**
 * Weights of interpolation along one axis: a new voxel at x is the sum of all old voxels k times η(x - k), where the first and the last old
 * voxel also stand for all places beyond them.
 *
 * <p>The cubic spline that goes through all voxels needs no filter beforehand: its η is the cubic B-spline β convolved with that filter,
 * {@code η(t) = Σ_m √3 · p^|m| · β(t - m)} with the pole p = √3 - 2, and falls to a quarter from voxel to voxel.
 */
final class AxisWeights {

    /** Weights that leave no trace in float32. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Voxels beyond which the cubic spline's weights are negligible. */
    private static final int SPLINE_RADIUS = 23;

    /** Standard deviations at which the anti-aliasing Gaussian ends. */
    private static final double GAUSSIAN_RADIUS = 4;

    /** Rounding noise of places that must not decide which way a tie goes, in voxels. */
    private static final double TIE = 1e-6;

    private AxisWeights() {}

    /**
     * @param antiAliasing whether the image is smoothed first where the axis becomes coarser, by a Gaussian of (step - 1) / 2 voxels sampled
     *                     at the voxels and cut off at 4 standard deviations
     */
    static Weights of(ResampledAxis axis, Method method, boolean antiAliasing) {
        double[] gaussian = gaussian(antiAliasing ? (axis.step() - 1) / 2 : 0);
        long[] first = new long[axis.to()];
        double[][] weights = new double[axis.to()][];
        for (int i = 0; i < axis.to(); i++) {
            double x = axis.at(i);
            long low = switch (method) {
                case NEAREST -> (long) Math.floor(x + 0.5 + TIE);
                case LINEAR -> (long) Math.ceil(x - 1);
                case CUBIC_CONVOLUTION -> (long) Math.ceil(x - 2);
                case CUBIC_SPLINE -> (long) Math.ceil(x - SPLINE_RADIUS);
            };
            double[] row = switch (method) {
                case NEAREST -> new double[] {1};
                case LINEAR -> sample(x - low, 2, t -> Math.max(0, 1 - t));
                case CUBIC_CONVOLUTION -> sample(x - low, 4, AxisWeights::keys);
                case CUBIC_SPLINE -> sample(x - low, 2 * SPLINE_RADIUS, AxisWeights::cardinalSpline);
            };
            long start = low - gaussian.length / 2;
            first[i] = Math.clamp(start, 0, axis.from() - 1);
            weights[i] = within(start, convolve(row, gaussian), axis.from());
        }
        trim(first, weights);
        return new Weights(first, weights);
    }

    /** Those of the new voxels {@code from} to {@code to}, for an image whose first voxel is the old one's voxel {@code origin}. */
    static Weights part(Weights all, long from, long to, long origin) {
        long[] first = Arrays.stream(all.first(), (int) from, (int) to).map(voxel -> voxel - origin).toArray();
        return new Weights(first, Arrays.copyOfRange(all.weights(), (int) from, (int) to));
    }

    /** One past the last old voxel that a new one stands for. */
    static long end(Weights weights, int i) {
        return weights.first()[i] + weights.weights()[i].length;
    }

    private static double[] sample(double x, int count, DoubleUnaryOperator eta) {
        double[] row = new double[count];
        for (int k = 0; k < count; k++) {
            row[k] = eta.applyAsDouble(Math.abs(x - k));
        }
        return row;
    }

    /** Keys' cubic convolution with a = -1/2. */
    private static double keys(double t) {
        if (t < 1) {
            return (1.5 * t - 2.5) * t * t + 1;
        }
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }

    private static double cardinalSpline(double t) {
        double pole = Math.sqrt(3) - 2;
        double eta = 0;
        for (double m = Math.ceil(t - 2); m <= t + 2; m++) {
            eta += Math.sqrt(3) * StrictMath.pow(pole, Math.abs(m)) * basisSpline(Math.abs(t - m));
        }
        return eta;
    }

    /** The cubic B-spline. */
    private static double basisSpline(double t) {
        if (t < 1) {
            return 2.0 / 3 - t * t * (1 - t / 2);
        }
        return t < 2 ? (2 - t) * (2 - t) * (2 - t) / 6 : 0;
    }

    private static double[] gaussian(double sigma) {
        int radius = (int) Math.ceil(Math.max(0, GAUSSIAN_RADIUS * sigma));
        double[] taps = new double[2 * radius + 1];
        for (int k = -radius; k <= radius; k++) {
            taps[radius + k] = radius == 0 ? 1 : StrictMath.exp(-(double) k * k / (2 * sigma * sigma));
        }
        double sum = Arrays.stream(taps).sum();
        return Arrays.stream(taps).map(tap -> tap / sum).toArray();
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] out = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                out[i + j] += a[i] * b[j];
            }
        }
        return out;
    }

    /** A row that starts at a voxel that may not be there, with what lies beyond the image merged onto its first and last voxel. */
    private static double[] within(long start, double[] row, long count) {
        long low = Math.clamp(start, 0, count - 1);
        long high = Math.clamp(start + row.length - 1, 0, count - 1);
        double[] out = new double[(int) (high - low + 1)];
        for (int k = 0; k < row.length; k++) {
            out[(int) (Math.clamp(start + k, 0, count - 1) - low)] += row[k];
        }
        return out;
    }

    /**
     * Leaves negligible weights at both ends of a row out, at the front only as far as first voxels do not fall from row to row, and brings
     * what is left to a sum of 1.
     */
    private static void trim(long[] first, double[][] weights) {
        long next = Long.MAX_VALUE;
        for (int i = first.length - 1; i >= 0; i--) {
            int from = 0;
            while (Math.abs(weights[i][from]) < NEGLIGIBLE && first[i] + from < next) {
                from++;
            }
            int to = weights[i].length;
            while (Math.abs(weights[i][to - 1]) < NEGLIGIBLE) {
                to--;
            }
            first[i] += from;
            next = first[i];
            double[] left = Arrays.copyOfRange(weights[i], from, to);
            double sum = Arrays.stream(left).sum();
            weights[i] = Arrays.stream(left).map(weight -> weight / sum).toArray();
        }
    }
}
