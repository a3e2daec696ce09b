package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.kernel.ConvolutionKernel;

/** Convolution in C: {@code convolution.c}. */
final class NativeConvolution implements ConvolutionKernel {

    private final CFunction function;

    NativeConvolution(TieredLibrary library) {
        function = library.function("weft_convolution", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG,
                JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS);
    }

    @Override
    public void convolve(Arguments arguments) {
        var size = arguments.size();
        double[] taps = arguments.taps();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(arguments.in()), size.x(), size.y(), size.z(), number(arguments.axis()),
                    arguments.slab().z0(), arguments.slab().z1(), memory.input(MemorySegment.ofArray(taps)),
                    (long) taps.length, (long) arguments.origin(), number(arguments.boundary()),
                    arguments.add() ? 1 : 0, memory.output(arguments.out()));
        }
    }

    private static int number(Axis axis) {
        return switch (axis) {
            case X -> 0;
            case Y -> 1;
            case Z -> 2;
        };
    }

    private static int number(Boundary boundary) {
        return switch (boundary) {
            case ZERO -> 0;
            case NEAREST -> 1;
            case PERIODIC -> 2;
            case MIRROR -> 3;
        };
    }
}
