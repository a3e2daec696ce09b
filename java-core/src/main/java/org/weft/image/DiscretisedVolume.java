package org.weft.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Size;

/**
 * Grey levels of a region's intensity mask: uint16 {@code [z][y][x]}, 0 outside the region, 1 to {@code levelCount} inside.
 * The grid is the bounding box of the region's morphological mask.
 *
 * <p>The levels do not change any more once the volume has been made of them: a backend with memory of its own keeps a copy of what it was
 * given last, for as long as the volume and the memory of its levels live. Other levels in the same memory make another volume.
 */
public record DiscretisedVolume(Grid grid, MemorySegment levels, int levelCount) {

    public static final ValueLayout.OfShort LAYOUT = ValueLayout.JAVA_SHORT;

    /** Largest level that uint16 can hold. */
    public static final int MAX_LEVEL_COUNT = 65_535;

    public DiscretisedVolume {
        levels = Voxels.readOnly("a discretised volume", grid, levels, LAYOUT);
        if (levelCount < 1 || levelCount > MAX_LEVEL_COUNT) {
            throw new IllegalArgumentException(
                    "the number of grey levels must lie in 1 to " + MAX_LEVEL_COUNT + ", not " + levelCount);
        }
    }

    /** The slices {@code z0 <= z < z1}, of the same memory. */
    public DiscretisedVolume slices(long z0, long z1) {
        Size size = grid.size();
        if (z0 == 0 && z1 == size.z()) {
            return this;
        }
        long bytes = size.x() * size.y() * LAYOUT.byteSize();
        return new DiscretisedVolume(grid.crop(new Box(0, 0, z0, size.x(), size.y(), z1)),
                levels.asSlice(z0 * bytes, (z1 - z0) * bytes), levelCount);
    }

    public int at(long index) {
        return Short.toUnsignedInt(levels.getAtIndex(LAYOUT, index));
    }
}
