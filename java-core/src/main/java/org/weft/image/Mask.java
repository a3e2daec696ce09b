package org.weft.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.grid.Box;
import org.weft.grid.Grid;

/** Which voxels of a grid belong to a region: uint8 {@code [z][y][x]}, 0 outside, 1 inside. */
public record Mask(Grid grid, MemorySegment voxels) {

    public static final ValueLayout.OfByte LAYOUT = ValueLayout.JAVA_BYTE;

    public Mask {
        voxels = Voxels.readOnly("a mask", grid, voxels, LAYOUT);
    }

    public boolean contains(long index) {
        return voxels.get(LAYOUT, index) != 0;
    }

    /** Copies as many voxels from {@code first} on as the array holds: not 0 inside. */
    public void copy(long first, byte[] to) {
        MemorySegment.copy(voxels, LAYOUT, first, to, 0, to.length);
    }

    /** A copy of the part inside a box, in the given arena. */
    public Mask crop(Box box, Arena arena) {
        return new Mask(grid.crop(box), Voxels.crop(grid.size(), voxels, LAYOUT, box, arena));
    }
}
