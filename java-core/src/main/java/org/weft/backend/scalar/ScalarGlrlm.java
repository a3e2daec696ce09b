package org.weft.backend.scalar;

import org.weft.kernel.Counts;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.Offset;

/** Run lengths: every run is followed from its first voxel to its end. */
public final class ScalarGlrlm implements GlrlmKernel {

    @Override
    public void count(Arguments arguments) {
        Levels levels = Levels.of(arguments.volume());
        long ng = arguments.volume().levelCount();
        levels.visit(arguments.slab(), (x, y, z, i) -> {
            long row = i - 1;
            for (Offset step : arguments.directions()) {
                if (levels.at(x - step.x(), y - step.y(), z - step.z()) != i) {
                    long r = 1;
                    while (levels.at(x + r * step.x(), y + r * step.y(), z + r * step.z()) == i) {
                        r++;
                    }
                    Counts.add(arguments.counts(), row * arguments.maxRun() + r - 1, 1);
                }
                row += ng;
            }
        });
    }
}
