package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.weft.image.DiscretisedVolume;
import org.weft.kernel.NgldmKernel;

/** Grey level dependence in C: {@code ngldm.c}. */
final class NativeNgldm implements NgldmKernel {

    private final CFunction function;

    NativeNgldm(TieredLibrary library) {
        function = library.function("weft_ngldm", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG,
                JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS);
    }

    @Override
    public void count(Arguments arguments) {
        DiscretisedVolume volume = arguments.volume();
        var size = volume.grid().size();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(volume.levels()), size.x(), size.y(), size.z(), volume.levelCount(),
                    arguments.slab().z0(), arguments.slab().z1(), memory.offsets(arguments.neighbourhood()),
                    (long) arguments.neighbourhood().size(), arguments.coarseness(),
                    memory.output(arguments.counts()));
        }
    }
}
