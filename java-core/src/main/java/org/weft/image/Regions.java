package org.weft.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.weft.grid.Box;
import org.weft.grid.GridComparison;
import org.weft.grid.Reach;

/**
 * An image with a segmentation on its grid, and the regions cut out of them: each costs its own box, not the whole volume.
 * Refuses a segmentation on another grid (see {@link GridComparison}).
 */
public record Regions(Volume volume, LabelVolume segmentation, Labels labels) {

    public Regions {
        GridComparison grids = GridComparison.of(volume.grid(), segmentation.grid());
        if (!grids.same()) {
            throw new IllegalArgumentException("image and mask lie on different grids: " + grids);
        }
    }

    public static Regions of(Volume volume, LabelVolume segmentation) {
        return new Regions(volume, segmentation, Labels.of(segmentation));
    }

    /** The region of one label, as {@link #region} gives it. */
    public static Region of(Volume volume, LabelVolume segmentation, int label, Reach margin, Arena arena) {
        return of(volume, segmentation).region(label, margin, arena);
    }

    /**
     * Image and mask of one label, cropped to its box grown by a margin in voxels as far as the image reaches.
     * Refuses a label that no voxel has.
     */
    public Region region(int label, Reach margin, Arena arena) {
        Labels.Label found = labels.get(label);
        Box box = found.box().grow(margin, volume.grid().size());
        Volume cropped = box.equals(Box.of(volume.grid().size())) ? volume : volume.crop(box, arena);
        Mask mask = new Mask(cropped.grid(), mask(label, box, arena));
        Roi roi = new Roi(mask, mask, found.box().relativeTo(box), found.voxelCount(), found.voxelCount());
        return new Region(cropped, roi);
    }

    private MemorySegment mask(int label, Box box, Arena arena) {
        MemorySegment mask = arena.allocate(box.size().voxelCount(), 64);
        short[] labelled = new short[Math.toIntExact(box.size().x())];
        byte[] row = new byte[labelled.length];
        long to = 0;
        for (long z = box.z0(); z < box.z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++) {
                segmentation.copy(segmentation.grid().index(box.x0(), y, z), labelled);
                for (int x = 0; x < row.length; x++) {
                    row[x] = (byte) (labelled[x] == (short) label ? 1 : 0);
                }
                MemorySegment.copy(row, 0, mask, Mask.LAYOUT, to, row.length);
                to += row.length;
            }
        }
        return mask;
    }
}
