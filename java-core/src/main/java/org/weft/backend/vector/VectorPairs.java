package org.weft.backend.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.PairsKernel;

/**
 * Sums over pairs of voxels in eight interleaved lanes, as many at a time as a vector of this machine holds doubles:
 * the voxels before one are passed over once with 512 bits, twice with 256, four times with 128. What follows the last
 * eight goes lane by lane.
 */
public final class VectorPairs implements PairsKernel {

    private static final int LANES = 8;
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.clamp(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512)));

    @Override
    public Sums sum(Arguments arguments) {
        Lanes lanes = new Lanes(arguments);
        double weights = 0;
        double products = 0;
        double squares = 0;
        for (long k = arguments.from(); k < arguments.to(); k++) {
            lanes.sumBefore(k);
            double d = at(lanes.deviations, k);
            double w = add(lanes.weights);
            weights += 2 * w;
            products += 2 * add(lanes.products) * d;
            squares += add(lanes.squares) + w * d * d;
        }
        return new Sums(weights, products, squares);
    }

    private static double at(MemorySegment values, long index) {
        return values.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
    }

    private static double add(double[] lanes) {
        double sum = 0;
        for (double lane : lanes) {
            sum += lane;
        }
        return sum;
    }

    /** The sums of the eight lanes for one voxel. */
    private static final class Lanes {

        private final MemorySegment x;
        private final MemorySegment y;
        private final MemorySegment z;
        private final MemorySegment deviations;
        private final double[] weights = new double[LANES];
        private final double[] products = new double[LANES];
        private final double[] squares = new double[LANES];

        Lanes(Arguments arguments) {
            x = arguments.x();
            y = arguments.y();
            z = arguments.z();
            deviations = arguments.deviations();
        }

        void sumBefore(long k) {
            long tail = k - k % LANES;
            for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
                pass(k, lane, tail);
            }
            for (long l = tail; l < k; l++) {
                add((int) (l - tail), k, l);
            }
        }

        private void pass(long k, int firstLane, long tail) {
            double xk = at(x, k);
            double yk = at(y, k);
            double zk = at(z, k);
            DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
            DoubleVector weight = DoubleVector.zero(DOUBLES);
            DoubleVector product = weight;
            DoubleVector square = weight;
            for (long l = firstLane; l < tail; l += LANES) {
                DoubleVector dx = load(x, l).sub(xk);
                DoubleVector dy = load(y, l).sub(yk);
                DoubleVector dz = load(z, l).sub(zk);
                DoubleVector d = load(deviations, l);
                DoubleVector w = one.div(dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).sqrt());
                DoubleVector wd = w.mul(d);
                weight = weight.add(w);
                product = product.add(wd);
                square = square.add(wd.mul(d));
            }
            weight.intoArray(weights, firstLane);
            product.intoArray(products, firstLane);
            square.intoArray(squares, firstLane);
        }

        private static DoubleVector load(MemorySegment values, long index) {
            return DoubleVector.fromMemorySegment(DOUBLES, values, index * Double.BYTES, ByteOrder.nativeOrder());
        }

        private void add(int lane, long k, long l) {
            double dx = at(x, l) - at(x, k);
            double dy = at(y, l) - at(y, k);
            double dz = at(z, l) - at(z, k);
            double d = at(deviations, l);
            double w = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
            weights[lane] += w;
            products[lane] += w * d;
            squares[lane] += w * d * d;
        }
    }
}
