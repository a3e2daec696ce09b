package org.weft.kernel;

import java.util.ArrayList;
import java.util.List;
import org.weft.grid.Norm;

/** A step from one voxel to another, in voxels along x, y and z; never (0, 0, 0). */
public record Offset(int x, int y, int z) {

    public Offset {
        if (x == 0 && y == 0 && z == 0) {
            throw new IllegalArgumentException("the step from a voxel to itself is no direction");
        }
    }

    /** The 4 unique directions of a plane, or the 13 of space, scaled to a Chebyshev distance: one of each opposite pair. */
    public static List<Offset> directions(boolean planar, int distance) {
        List<Offset> directions = new ArrayList<>();
        for (Offset offset : neighbourhood(planar, 1, Norm.CHEBYSHEV)) {
            if (offset.isForward()) {
                directions.add(new Offset(offset.x * distance, offset.y * distance, offset.z * distance));
            }
        }
        return List.copyOf(directions);
    }

    /** Every step of at most a distance in a plane or in space, in raster order. */
    public static List<Offset> neighbourhood(boolean planar, int distance, Norm norm) {
        int depth = planar ? 0 : distance;
        List<Offset> offsets = new ArrayList<>();
        for (int z = -depth; z <= depth; z++) {
            for (int y = -distance; y <= distance; y++) {
                for (int x = -distance; x <= distance; x++) {
                    if ((x != 0 || y != 0 || z != 0) && norm.length(x, y, z) <= distance) {
                        offsets.add(new Offset(x, y, z));
                    }
                }
            }
        }
        return List.copyOf(offsets);
    }

    /** Whether the step leads onwards in raster order; of a step and its opposite, exactly one does. */
    public boolean isForward() {
        return z > 0 || (z == 0 && (y > 0 || (y == 0 && x > 0)));
    }
}
