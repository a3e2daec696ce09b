package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import org.weft.image.Mask;

/**
 * Marching-cubes cells of a mask: how often each of the 256 patterns of eight neighbouring voxels occurs in each layer. Cell (x, y, z), with
 * every index from -1, has its corners at x or x + 1, y or y + 1, z or z + 1; the corner (dx, dy, dz) is bit dx + 2·dy + 4·dz of the pattern, and
 * what lies beyond the grid is outside the mask. Layer z of the cells is row z + 1 of the counts. The mesh's volume and area follow from
 * these integers, the same on every backend. EXACT.
 */
public interface CellKernel extends Kernel {

    void count(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param mask   uint8[z][y][x]
     * @param layers rows of the counts to fill: 0 to the mask's number of slices + 1
     * @param counts int64[slices + 1][256], added to, not cleared; pattern 0 (no corner inside) need not be counted
     */
    record Arguments(Mask mask, Slab layers, MemorySegment counts) {

        public Arguments {
            long layerCount = mask.grid().size().z() + 1;
            layers.checkWithin(layerCount);
            Counts.check(counts, "[layer][256]", layerCount, 256);
        }
    }
}
