package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.weft.kernel.MomentsKernel;

/** Power sums in C: {@code moments.c}. */
final class NativeMoments implements MomentsKernel {

    private final CFunction function;

    NativeMoments(TieredLibrary library) {
        function = library.function("weft_moments", ADDRESS, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE,
                ADDRESS);
    }

    @Override
    public Moments sum(Arguments arguments) {
        long count = arguments.to() - arguments.from();
        MemorySegment values = arguments.values().asSlice(arguments.from() * Float.BYTES, count * Float.BYTES);
        MemorySegment moments = MemorySegment.ofArray(new long[7]);
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(values), count, arguments.centre(), arguments.low(), arguments.high(),
                    memory.output(moments));
        }
        return new Moments(moments.getAtIndex(JAVA_LONG, 0), moments.getAtIndex(JAVA_DOUBLE, 1),
                moments.getAtIndex(JAVA_DOUBLE, 2), moments.getAtIndex(JAVA_DOUBLE, 3),
                moments.getAtIndex(JAVA_DOUBLE, 4), moments.getAtIndex(JAVA_DOUBLE, 5),
                moments.getAtIndex(JAVA_FLOAT, 12), moments.getAtIndex(JAVA_FLOAT, 13));
    }
}
