package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.weft.kernel.DistanceKernel;

/** Distance to the edge in C: {@code distance.c}. */
final class NativeDistance implements DistanceKernel {

    private final CFunction function;

    NativeDistance(TieredLibrary library) {
        function = library.function("weft_distance", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS);
    }

    @Override
    public void measure(Arguments arguments) {
        var size = arguments.mask().grid().size();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(arguments.mask().voxels()), size.x(), size.y(), size.z(),
                    arguments.planar() ? 1 : 0, memory.output(arguments.distances()));
        }
    }
}
