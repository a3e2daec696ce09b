package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.weft.kernel.InterpolationKernel;

/** Interpolation in C: {@code interpolation.c}. */
final class NativeInterpolation implements InterpolationKernel {

    private final CFunction function;

    NativeInterpolation(TieredLibrary library) {
        function = library.function("weft_interpolation", ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS,
                ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS);
    }

    @Override
    public void interpolate(Arguments arguments) {
        Weights x = arguments.x();
        Weights y = arguments.y();
        Weights z = arguments.z();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(arguments.in()), arguments.size().x(), arguments.size().y(), table(memory, x),
                    weights(memory, x), table(memory, y), weights(memory, y), table(memory, z), weights(memory, z),
                    memory.box(arguments.part()), (long) x.count(), (long) y.count(),
                    memory.output(arguments.out()));
        }
    }

    /** For each voxel of the result, its first voxel of the image and the place of its first weight; int64[n + 1][2]. */
    private static MemorySegment table(NativeMemory memory, Weights weights) {
        long[] table = new long[2 * weights.count() + 2];
        for (int i = 0; i < weights.count(); i++) {
            table[2 * i] = weights.first()[i];
            table[2 * i + 3] = table[2 * i + 1] + weights.weights()[i].length;
        }
        return memory.input(MemorySegment.ofArray(table));
    }

    private static MemorySegment weights(NativeMemory memory, Weights weights) {
        return memory.input(
                MemorySegment.ofArray(Arrays.stream(weights.weights()).flatMapToDouble(Arrays::stream).toArray()));
    }
}
