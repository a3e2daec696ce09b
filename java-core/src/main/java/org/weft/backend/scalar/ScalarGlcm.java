package org.weft.backend.scalar;

import org.weft.kernel.Counts;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Offset;

/** Co-occurrence, voxel by voxel and offset by offset. */
public final class ScalarGlcm implements GlcmKernel {

    @Override
    public void count(Arguments arguments) {
        Levels levels = Levels.of(arguments.volume());
        long ng = arguments.volume().levelCount();
        levels.visit(arguments.slab(), (x, y, z, i) -> {
            long row = i - 1;
            for (Offset offset : arguments.offsets()) {
                int j = levels.at(x, y, z, offset);
                if (j > 0) {
                    Counts.add(arguments.counts(), row * ng + j - 1, 1);
                }
                row += ng;
            }
        });
    }
}
