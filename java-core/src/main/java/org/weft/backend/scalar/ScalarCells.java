package org.weft.backend.scalar;

import org.weft.grid.Size;
import org.weft.image.Mask;
import org.weft.kernel.CellKernel;
import org.weft.kernel.Counts;

/** Marching-cubes cells one by one: the four corners at x + 1 of a cell are the four at x of the next. */
public final class ScalarCells implements CellKernel {

    @Override
    public void count(Arguments arguments) {
        Mask mask = arguments.mask();
        Size size = mask.grid().size();
        for (long layer = arguments.layers().z0(); layer < arguments.layers().z1(); layer++) {
            long z = layer - 1;
            for (long y = -1; y < size.y(); y++) {
                int low = 0;
                for (long x = -1; x < size.x(); x++) {
                    int high = corners(mask, x + 1, y, z);
                    Counts.add(arguments.counts(), 256 * layer + (low | high << 1), 1);
                    low = high;
                }
            }
        }
    }

    /** The bits of a cell's four corners at x, those with dx = 0. */
    private static int corners(Mask mask, long x, long y, long z) {
        return at(mask, x, y, z) | at(mask, x, y + 1, z) << 2 | at(mask, x, y, z + 1) << 4
                | at(mask, x, y + 1, z + 1) << 6;
    }

    private static int at(Mask mask, long x, long y, long z) {
        Size size = mask.grid().size();
        boolean within = x >= 0 && x < size.x() && y >= 0 && y < size.y() && z >= 0 && z < size.z();
        return within && mask.contains(mask.grid().index(x, y, z)) ? 1 : 0;
    }
}
