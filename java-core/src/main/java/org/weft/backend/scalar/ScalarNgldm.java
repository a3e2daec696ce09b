package org.weft.backend.scalar;

import org.weft.kernel.Counts;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.Offset;

/** Grey level dependence, voxel by voxel and neighbour by neighbour. */
public final class ScalarNgldm implements NgldmKernel {

    @Override
    public void count(Arguments arguments) {
        Levels levels = Levels.of(arguments.volume());
        long columns = arguments.neighbourhood().size() + 1L;
        levels.visit(arguments.slab(), (x, y, z, i) -> {
            long d = 0;
            for (Offset offset : arguments.neighbourhood()) {
                int j = levels.at(x, y, z, offset);
                if (j > 0 && Math.abs(i - j) <= arguments.coarseness()) {
                    d++;
                }
            }
            Counts.add(arguments.counts(), (i - 1) * columns + d, 1);
        });
    }
}
