package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.weft.kernel.DiscretiseKernel;

/** Grey levels in C: {@code discretise.c}. */
final class NativeDiscretise implements DiscretiseKernel {

    private final CFunction function;

    NativeDiscretise(TieredLibrary library) {
        function = library.function("weft_discretise", ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG,
                JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_LONG, JAVA_INT, ADDRESS);
    }

    @Override
    public void discretise(Arguments arguments) {
        var size = arguments.volume().grid().size();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(arguments.volume().voxels()), memory.input(arguments.mask().voxels()), size.x(),
                    size.y(), memory.box(arguments.box()), arguments.slab().z0(), arguments.slab().z1(),
                    arguments.lower(), arguments.multiplier(), arguments.divisor(), arguments.first(),
                    arguments.levelCount(), memory.output(arguments.levels()));
        }
    }
}
