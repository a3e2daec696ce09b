package org.weft.backend.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.kernel.MomentsKernel;

/** Power sums in eight interleaved lanes, value by value. */
public final class ScalarMoments implements MomentsKernel {

    private static final int LANES = 8;

    @Override
    public Moments sum(Arguments arguments) {
        Moments[] lanes = new Moments[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = lane(arguments, lane);
        }
        Moments total = Moments.NONE;
        for (Moments lane : lanes) {
            total = total.plus(lane);
        }
        return total;
    }

    private static Moments lane(Arguments arguments, int lane) {
        MemorySegment values = arguments.values();
        double c = arguments.centre();
        long count = 0;
        double sum = 0;
        double absolute = 0;
        double square = 0;
        double cube = 0;
        double fourth = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (long k = arguments.from() + lane; k < arguments.to(); k += LANES) {
            float v = values.getAtIndex(ValueLayout.JAVA_FLOAT, k);
            if (arguments.low() <= v && v <= arguments.high()) {
                double d = v - c;
                double d2 = d * d;
                count++;
                sum += d;
                absolute += Math.abs(d);
                square += d2;
                cube += d2 * d;
                fourth += d2 * d2;
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return new Moments(count, sum, absolute, square, cube, fourth, min + 0f, max + 0f);
    }
}
