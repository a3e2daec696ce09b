package org.weft.ibsi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;

/**
 * The digital phantom of IBSI 1: 5 x 4 x 4 voxels of 2 mm, 74 of them in the region, grey levels 1, 3, 4 and 6 there.
 * It is used without any processing; its intensities are its grey levels.
 *
 * <p>Data: IBSI, <a href="https://github.com/theibsi/data_sets">theibsi/data_sets</a>, digital phantom, licensed
 * <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Changed: image and mask written as one table.
 */
public final class DigitalPhantom {

    private static final Grid GRID = Grid.of(5, 4, 4, new Spacing(2, 2, 2));

    /** Levels {@code [z][y][x]}, a blank line between slices; in brackets what lies outside the region. */
    private static final String LEVELS = """
             1   4   4   1   1
             1   4   6   1   1
             4   1   6   4   1
             4   4   6   4   1

             1   4   4   1   1
             1   1   6   1   1
            [1]  1   3   1   1
             4   4   6   1   1

             1   4   4  [1] [1]
             1   1   1   1   1
             1   1  [9]  1   1
             1   1   6   1   1

             1   4   4  [1] [1]
             1   1   1   1   1
             1   1   1   1   1
             1   1   6   1   1
            """;

    private DigitalPhantom() {}

    /** Image and region, uncropped, in the given arena. */
    public static Region region(Arena arena) {
        MemorySegment intensities = arena.allocate(Volume.LAYOUT, GRID.voxelCount());
        MemorySegment inside = arena.allocate(Mask.LAYOUT, GRID.voxelCount());
        long index = 0;
        for (String cell : LEVELS.strip().split("\\s+")) {
            boolean outside = cell.startsWith("[");
            intensities.setAtIndex(Volume.LAYOUT, index, cell.charAt(outside ? 1 : 0) - '0');
            inside.set(Mask.LAYOUT, index, (byte) (outside ? 0 : 1));
            index++;
        }
        return new Region(new Volume(GRID, intensities), Roi.of(new Mask(GRID, inside)));
    }
}
