package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.weft.kernel.PairsKernel;

/** Sums over pairs of voxels in C: {@code pairs.c}. */
final class NativePairs implements PairsKernel {

    private final CFunction function;

    NativePairs(TieredLibrary library) {
        function = library.function("weft_pairs", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS);
    }

    @Override
    public Sums sum(Arguments arguments) {
        MemorySegment sums = MemorySegment.ofArray(new double[3]);
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(arguments.voxels()), arguments.count(), arguments.from(), arguments.to(),
                    memory.output(sums));
        }
        return new Sums(sums.getAtIndex(JAVA_DOUBLE, 0), sums.getAtIndex(JAVA_DOUBLE, 1),
                sums.getAtIndex(JAVA_DOUBLE, 2));
    }
}
