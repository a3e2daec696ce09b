package org.weft.image;

import org.weft.grid.Box;
import org.weft.grid.Size;

/**
 * Region of interest: IBSI's two masks on one grid (code ECJF). The morphological mask is the shape; the intensity mask is what
 * re-segmentation leaves of it. Both hold at least one voxel, and the intensity mask lies within the morphological one.
 *
 * @param box smallest box around the morphological mask
 */
public record Roi(Mask morphological, Mask intensity, Box box, long morphologicalVoxelCount, long intensityVoxelCount) {

    /** A region whose two masks are the same. */
    public static Roi of(Mask mask) {
        Extent extent = Extent.of(mask);
        return new Roi(mask, mask, extent.box(), extent.voxelCount(), extent.voxelCount());
    }

    /** A region with an intensity mask of its own. Refuses one that reaches beyond the morphological mask, and masks on two grids. */
    public static Roi of(Mask morphological, Mask intensity) {
        if (!morphological.grid().equals(intensity.grid())) {
            throw new IllegalArgumentException(
                    "the two masks of a region lie on different grids: " + morphological.grid() + " and "
                            + intensity.grid());
        }
        requireWithin(morphological, intensity);
        Extent shape = Extent.of(morphological);
        return new Roi(morphological, intensity, shape.box(), shape.voxelCount(), Extent.of(intensity).voxelCount());
    }

    private static void requireWithin(Mask morphological, Mask intensity) {
        Size size = morphological.grid().size();
        for (long k = 0; k < size.voxelCount(); k++) {
            if (intensity.contains(k) && !morphological.contains(k)) {
                throw new IllegalArgumentException("voxel (" + k % size.x() + ", " + k / size.x() % size.y() + ", "
                        + k / size.x() / size.y() + ") is in the intensity mask but not in the morphological one;"
                        + " intersect the intensity mask with the morphological one");
            }
        }
    }

    /** Bounding box and number of voxels of a mask, found in one pass. */
    private record Extent(Box box, long voxelCount) {

        static Extent of(Mask mask) {
            Size size = mask.grid().size();
            long x0 = size.x();
            long y0 = size.y();
            long z0 = size.z();
            long x1 = -1;
            long y1 = -1;
            long z1 = -1;
            long count = 0;
            long index = 0;
            for (long z = 0; z < size.z(); z++) {
                for (long y = 0; y < size.y(); y++) {
                    long inRow = 0;
                    for (long x = 0; x < size.x(); x++, index++) {
                        if (mask.contains(index)) {
                            inRow++;
                            x0 = Math.min(x0, x);
                            x1 = Math.max(x1, x);
                        }
                    }
                    if (inRow > 0) {
                        count += inRow;
                        y0 = Math.min(y0, y);
                        y1 = Math.max(y1, y);
                        z0 = Math.min(z0, z);
                        z1 = z;
                    }
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException(
                        "the region is empty: no voxel of its mask of " + size + " voxels is set");
            }
            return new Extent(new Box(x0, y0, z0, x1 + 1, y1 + 1, z1 + 1), count);
        }
    }
}
