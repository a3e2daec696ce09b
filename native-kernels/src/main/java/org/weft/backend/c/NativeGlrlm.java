package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.weft.image.DiscretisedVolume;
import org.weft.kernel.GlrlmKernel;

/** Run lengths in C: {@code glrlm.c}. */
final class NativeGlrlm implements GlrlmKernel {

    private final CFunction function;

    NativeGlrlm(TieredLibrary library) {
        function = library.function("weft_glrlm", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG,
                JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS);
    }

    @Override
    public void count(Arguments arguments) {
        DiscretisedVolume volume = arguments.volume();
        var size = volume.grid().size();
        try (NativeMemory memory = new NativeMemory()) {
            function.call(memory.input(volume.levels()), size.x(), size.y(), size.z(), volume.levelCount(),
                    arguments.slab().z0(), arguments.slab().z1(), memory.offsets(arguments.directions()),
                    (long) arguments.directions().size(), (long) arguments.maxRun(),
                    memory.output(arguments.counts()));
        }
    }
}
