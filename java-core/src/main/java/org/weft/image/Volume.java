package org.weft.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.grid.Box;
import org.weft.grid.Grid;

/**
 * Intensities on a grid: float32 {@code [z][y][x]}, native byte order, in the unit of the modality (HU, SUV, arbitrary).
 * The segment may be mapped, native or a view of a {@code float[]}; it is not copied and not written to.
 */
public record Volume(Grid grid, MemorySegment voxels) {

    public static final ValueLayout.OfFloat LAYOUT = ValueLayout.JAVA_FLOAT;

    public Volume {
        voxels = Voxels.readOnly("a volume", grid, voxels, LAYOUT);
    }

    public float at(long index) {
        return voxels.getAtIndex(LAYOUT, index);
    }

    /** Copies as many intensities from {@code first} on as the array holds. */
    public void copy(long first, float[] to) {
        MemorySegment.copy(voxels, LAYOUT, first * Float.BYTES, to, 0, to.length);
    }

    /** A copy of the part inside a box, in the given arena. */
    public Volume crop(Box box, Arena arena) {
        return new Volume(grid.crop(box), Voxels.crop(grid.size(), voxels, LAYOUT, box, arena));
    }
}
