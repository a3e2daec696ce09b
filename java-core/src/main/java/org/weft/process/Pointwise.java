package org.weft.process;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.function.DoubleUnaryOperator;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/** A function of every voxel for itself. */
final class Pointwise {

    private Pointwise() {}

    /**
     * {@code out[i] = f(in[i])}, computed in double and rounded to float32.
     *
     * @param in  float32[n]
     * @param out float32[n]; may be {@code in}
     */
    static void apply(DoubleUnaryOperator f, MemorySegment in, MemorySegment out, Engine engine) {
        long count = in.byteSize() / Float.BYTES;
        engine.workers().map(Slab.split(count, 4L * engine.workers().threadCount()), part -> {
            for (long i = part.z0(); i < part.z1(); i++) {
                out.setAtIndex(JAVA_FLOAT, i, (float) f.applyAsDouble(in.getAtIndex(JAVA_FLOAT, i)));
            }
            return part;
        });
    }

    /** The nearest whole number, halves to even ones, zeros positive. */
    static double round(double v) {
        return Math.rint(v) + 0.0;
    }
}
