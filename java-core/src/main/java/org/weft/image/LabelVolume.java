package org.weft.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.grid.Grid;

/** A segmentation with any number of regions: uint16 labels {@code [z][y][x]}, 0 is background. */
public record LabelVolume(Grid grid, MemorySegment voxels) {

    public static final ValueLayout.OfShort LAYOUT = ValueLayout.JAVA_SHORT;

    public LabelVolume {
        voxels = Voxels.readOnly("a label volume", grid, voxels, LAYOUT);
    }

    /** Copies as many labels from {@code first} on as the array holds. */
    public void copy(long first, short[] to) {
        MemorySegment.copy(voxels, LAYOUT, first * Short.BYTES, to, 0, to.length);
    }

    public int at(long index) {
        return Short.toUnsignedInt(voxels.getAtIndex(LAYOUT, index));
    }
}
