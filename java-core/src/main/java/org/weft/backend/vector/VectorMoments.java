package org.weft.backend.vector;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.MomentsKernel;

/**
 * Power sums in eight interleaved lanes, as many at a time as a vector of this machine holds doubles: the values are
 * passed over once with 512 bits, twice with 256, four times with 128, each pass reading its own lanes only. What
 * follows the last eight goes lane by lane.
 */
public final class VectorMoments implements MomentsKernel {

    private static final int LANES = 8;
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.clamp(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512)));
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class,
            VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    @Override
    public Moments sum(Arguments arguments) {
        Lanes lanes = new Lanes();
        long tail = arguments.to() - (arguments.to() - arguments.from()) % LANES;
        for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
            pass(arguments, lane, tail, lanes);
        }
        for (long k = tail; k < arguments.to(); k++) {
            lanes.add((int) (k - tail), arguments, arguments.values().getAtIndex(ValueLayout.JAVA_FLOAT, k));
        }
        return lanes.total();
    }

    private static void pass(Arguments arguments, int firstLane, long tail, Lanes lanes) {
        MemorySegment values = arguments.values();
        DoubleVector zero = DoubleVector.zero(DOUBLES);
        DoubleVector sum = zero;
        DoubleVector absolute = zero;
        DoubleVector square = zero;
        DoubleVector cube = zero;
        DoubleVector fourth = zero;
        DoubleVector min = DoubleVector.broadcast(DOUBLES, Double.POSITIVE_INFINITY);
        DoubleVector max = DoubleVector.broadcast(DOUBLES, Double.NEGATIVE_INFINITY);
        double c = arguments.centre();
        double low = arguments.low();
        double high = arguments.high();
        long count = 0;
        for (long k = arguments.from() + firstLane; k < tail; k += LANES) {
            var v = (DoubleVector) FloatVector
                    .fromMemorySegment(FLOATS, values, k * Float.BYTES, ByteOrder.nativeOrder())
                    .convertShape(F2D, DOUBLES, 0);
            VectorMask<Double> counts = v.compare(GE, low).and(v.compare(LE, high));
            DoubleVector d = zero.blend(v.sub(c), counts);
            DoubleVector d2 = d.mul(d);
            count += counts.trueCount();
            sum = sum.add(d);
            absolute = absolute.add(d.abs());
            square = square.add(d2);
            cube = cube.add(d2.mul(d));
            fourth = fourth.add(d2.mul(d2));
            min = min.blend(v, v.compare(LT, min).and(counts));
            max = max.blend(v, v.compare(GT, max).and(counts));
        }
        lanes.count += count;
        sum.intoArray(lanes.sum, firstLane);
        absolute.intoArray(lanes.absolute, firstLane);
        square.intoArray(lanes.square, firstLane);
        cube.intoArray(lanes.cube, firstLane);
        fourth.intoArray(lanes.fourth, firstLane);
        min.intoArray(lanes.min, firstLane);
        max.intoArray(lanes.max, firstLane);
    }

    /** The sums of the eight lanes. */
    private static final class Lanes {

        private long count;
        private final double[] sum = new double[LANES];
        private final double[] absolute = new double[LANES];
        private final double[] square = new double[LANES];
        private final double[] cube = new double[LANES];
        private final double[] fourth = new double[LANES];
        private final double[] min = new double[LANES];
        private final double[] max = new double[LANES];

        void add(int lane, Arguments arguments, float v) {
            if (arguments.low() <= v && v <= arguments.high()) {
                double d = v - arguments.centre();
                double d2 = d * d;
                count++;
                sum[lane] += d;
                absolute[lane] += Math.abs(d);
                square[lane] += d2;
                cube[lane] += d2 * d;
                fourth[lane] += d2 * d2;
                min[lane] = Math.min(min[lane], v);
                max[lane] = Math.max(max[lane], v);
            }
        }

        Moments total() {
            Moments total = new Moments(count, 0, 0, 0, 0, 0, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
            for (int lane = 0; lane < LANES; lane++) {
                total = total.plus(new Moments(0, sum[lane], absolute[lane], square[lane], cube[lane], fourth[lane],
                        (float) min[lane] + 0f, (float) max[lane] + 0f));
            }
            return total;
        }
    }
}
