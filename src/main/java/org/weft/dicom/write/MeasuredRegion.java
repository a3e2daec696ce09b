package org.weft.dicom.write;

import java.util.List;
import java.util.Optional;
import org.weft.extract.ImageTable;

/**
 * The features of one region.
 *
 * @param name      what a user calls it; leaves as it is
 * @param reference the region itself; none where no archive has it
 * @param images    a table for each image, the original or what a filter made of it
 */
public record MeasuredRegion(String name, Optional<RegionReference> reference, List<ImageTable> images) {

    public MeasuredRegion {
        images = List.copyOf(images);
    }
}
