package org.weft.backend.scalar;

import org.weft.kernel.Counts;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;

/** Tone differences, voxel by voxel and neighbour by neighbour. */
public final class ScalarNgtdm implements NgtdmKernel {

    @Override
    public void count(Arguments arguments) {
        Levels levels = Levels.of(arguments.volume());
        long columns = arguments.neighbourhood().size() + 1L;
        levels.visit(arguments.slab(), (x, y, z, i) -> {
            long w = 0;
            long s = 0;
            for (Offset offset : arguments.neighbourhood()) {
                int j = levels.at(x, y, z, offset);
                w += j > 0 ? 1 : 0;
                s += j;
            }
            if (w > 0) {
                Counts.add(arguments.voxels(), (i - 1) * columns + w, 1);
                Counts.add(arguments.differences(), (i - 1) * columns + w, Math.abs(i * w - s));
            }
        });
    }
}
