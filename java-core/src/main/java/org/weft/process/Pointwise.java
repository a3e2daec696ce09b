package org.weft.process;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.function.DoubleUnaryOperator;
import org.weft.grid.Size;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/** A function of every voxel for itself. */
final class Pointwise {

    private Pointwise() {}

    /**
     * {@code out[i] = f(in[i])}, computed in double and rounded to float32.
     *
     * @param size number of voxels
     * @param in   float32[z][y][x]
     * @param out  float32[z][y][x]; may be {@code in}
     */
    static void apply(DoubleUnaryOperator f, Size size, MemorySegment in, MemorySegment out, Engine engine) {
        long slice = size.x() * size.y();
        engine.workers().map(Slab.split(size.z(), 4L * engine.workers().threadCount()), slab -> {
            for (long i = slab.z0() * slice; i < slab.z1() * slice; i++) {
                out.setAtIndex(JAVA_FLOAT, i, (float) f.applyAsDouble(in.getAtIndex(JAVA_FLOAT, i)));
            }
            return slab;
        });
    }

    /** The nearest whole number, halves to even ones, zeros positive. */
    static double round(double v) {
        return Math.rint(v) + 0.0;
    }
}
