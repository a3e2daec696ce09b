package org.weft.backend.scalar;

import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.DiscretiseKernel;

/** Grey levels, voxel by voxel. */
public final class ScalarDiscretise implements DiscretiseKernel {

    @Override
    public void discretise(Arguments arguments) {
        Box box = arguments.box();
        Size size = arguments.volume().grid().size();
        long out = arguments.slab().z0() * box.size().x() * box.size().y();
        for (long z = box.z0() + arguments.slab().z0(); z < box.z0() + arguments.slab().z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++) {
                long row = size.x() * (y + size.y() * z);
                for (long x = box.x0(); x < box.x1(); x++, out++) {
                    boolean inside = arguments.mask().contains(row + x);
                    int level = inside ? level(arguments, arguments.volume().at(row + x)) : 0;
                    arguments.levels().setAtIndex(DiscretisedVolume.LAYOUT, out, (short) level);
                }
            }
        }
    }

    private static int level(Arguments arguments, float v) {
        double bin = Math.floor(arguments.multiplier() * (v - arguments.lower()) / arguments.divisor());
        return (int) Math.min(Math.max(bin - arguments.first() + 1, 1), arguments.levelCount());
    }
}
