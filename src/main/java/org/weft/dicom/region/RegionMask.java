package org.weft.dicom.region;

import java.util.List;
import org.weft.image.Mask;

/**
 * A region as voxels of an image.
 *
 * @param mask       on the image's grid
 * @param voxelCount how many voxels lie inside, at least 1
 * @param notes      what a user should know of how it came about, a sentence each without a full stop
 */
public record RegionMask(NamedRegion region, Mask mask, long voxelCount, List<String> notes) {

    public RegionMask {
        notes = List.copyOf(notes);
    }
}
