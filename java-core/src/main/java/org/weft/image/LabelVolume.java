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

    public int at(long index) {
        return Short.toUnsignedInt(voxels.getAtIndex(LAYOUT, index));
    }
}
