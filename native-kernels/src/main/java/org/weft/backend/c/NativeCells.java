package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.weft.kernel.CellKernel;

/** Marching-cubes cells in C: {@code cells.c}. */
final class NativeCells implements CellKernel {

    private final CFunction function;

    NativeCells(TieredLibrary library) {
        function = library.function("weft_cells", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                ADDRESS);
    }

    @Override
    public void count(Arguments arguments) {
        var size = arguments.mask().grid().size();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(arguments.mask().voxels()), size.x(), size.y(), size.z(),
                    arguments.layers().z0(), arguments.layers().z1(), memory.output(arguments.counts()));
        }
    }
}
