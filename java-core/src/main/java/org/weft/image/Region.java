package org.weft.image;

import java.lang.foreign.Arena;
import org.weft.grid.Box;
import org.weft.grid.GridComparison;
import org.weft.grid.Reach;

/**
 * An image and one region of interest on the same grid, cropped around the region: the input of every feature family.
 * The crop keeps a margin, because some features (local intensity) and every filter look beyond the region.
 */
public record Region(Volume volume, Roi roi) {

    public Region {
        GridComparison grids = GridComparison.of(volume.grid(), roi.morphological().grid());
        if (!grids.same()) {
            throw new IllegalArgumentException("image and region lie on different grids: " + grids);
        }
    }

    /** Image and region cropped to the region's box, grown by a margin as far as the image reaches. */
    public Region crop(Reach margin, Arena arena) {
        Box box = roi.box().grow(margin, volume.grid().size());
        if (box.equals(Box.of(volume.grid().size()))) {
            return this;
        }
        Mask morphological = roi.morphological().crop(box, arena);
        Mask intensity = roi.intensity() == roi.morphological() ? morphological : roi.intensity().crop(box, arena);
        return new Region(volume.crop(box, arena), new Roi(morphological, intensity, roi.box().relativeTo(box),
                roi.morphologicalVoxelCount(), roi.intensityVoxelCount()));
    }
}
