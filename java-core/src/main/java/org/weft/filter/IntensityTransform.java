package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/**
 * Intensities v transformed one by one, with m the largest |v| of the whole image, so that m stays m. In the unit of the image. An image that is 0
 * everywhere, for which the formulas are undefined, stays 0; its exponential is exp(0) = 1.
 */
final class IntensityTransform {

    private IntensityTransform() {}

    /** v² / m, which is (v / √m)². */
    static Volume square(Volume image, Engine engine, Arena arena) {
        double m = largest(image, engine);
        return map(image, v -> m == 0 ? 0 : v / m * v, engine, arena);
    }

    /** sign(v) √(m |v|). */
    static Volume squareRoot(Volume image, Engine engine, Arena arena) {
        double m = largest(image, engine);
        return map(image, v -> Math.copySign(Math.sqrt(m * Math.abs(v)), v), engine, arena);
    }

    /** sign(v) m ln(|v| + 1) / ln(m + 1). */
    static Volume logarithm(Volume image, Engine engine, Arena arena) {
        double m = largest(image, engine);
        double scale = m == 0 ? 1 : m / StrictMath.log1p(m);
        return map(image, v -> Math.copySign(scale * StrictMath.log1p(Math.abs(v)), v), engine, arena);
    }

    /** exp(v ln(m) / m): from 1 / m for -m to m for m. */
    static Volume exponential(Volume image, Engine engine, Arena arena) {
        double m = largest(image, engine);
        double rate = m == 0 ? 0 : StrictMath.log(m) / m;
        return map(image, v -> StrictMath.exp(rate * v), engine, arena);
    }

    private static double largest(Volume image, Engine engine) {
        double largest = engine.workers()
                .map(Slab.split(image.grid().voxelCount(), 4L * engine.workers().threadCount()), range -> {
                    float max = 0;
                    for (long i = range.z0(); i < range.z1(); i++) {
                        max = Math.max(max, Math.abs(image.at(i)));
                    }
                    return max;
                }).stream().reduce(0f, Math::max);
        if (!(largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the image holds an intensity that is not finite, from which no largest one "
                            + "can be taken; give all voxels finite intensities, or choose another filter");
        }
        return largest;
    }

    private static Volume map(Volume image, DoubleUnaryOperator function, Engine engine, Arena arena) {
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        Voxelwise.compute(List.of(image.voxels()), response, engine, (in, out, count) -> {
            for (int i = 0; i < count; i++) {
                out[i] = (float) function.applyAsDouble(in[0][i]);
            }
        });
        return new Volume(image.grid(), response);
    }
}
