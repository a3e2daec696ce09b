package org.weft.backend.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.kernel.PairsKernel;

/** Sums over pairs of voxels in eight interleaved lanes, pair by pair. */
public final class ScalarPairs implements PairsKernel {

    private static final int LANES = 8;

    @Override
    public Sums sum(Arguments arguments) {
        double weights = 0;
        double products = 0;
        double squares = 0;
        for (long k = arguments.from(); k < arguments.to(); k++) {
            Sums before = sumBefore(arguments, k);
            double d = at(arguments.deviations(), k);
            weights += 2 * before.weights();
            products += 2 * before.products() * d;
            squares += before.squares() + before.weights() * d * d;
        }
        return new Sums(weights, products, squares);
    }

    /** W, P and S of one voxel k. */
    private static Sums sumBefore(Arguments arguments, long k) {
        double[] weights = new double[LANES];
        double[] products = new double[LANES];
        double[] squares = new double[LANES];
        for (long l = 0; l < k; l++) {
            int lane = (int) (l % LANES);
            double dx = at(arguments.x(), k) - at(arguments.x(), l);
            double dy = at(arguments.y(), k) - at(arguments.y(), l);
            double dz = at(arguments.z(), k) - at(arguments.z(), l);
            double d = at(arguments.deviations(), l);
            double w = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
            weights[lane] += w;
            products[lane] += w * d;
            squares[lane] += w * d * d;
        }
        return new Sums(add(weights), add(products), add(squares));
    }

    private static double add(double[] lanes) {
        double sum = 0;
        for (double lane : lanes) {
            sum += lane;
        }
        return sum;
    }

    private static double at(MemorySegment values, long index) {
        return values.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
    }
}
