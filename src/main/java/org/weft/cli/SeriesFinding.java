package org.weft.cli;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code weft inspect} tells of a series.
 *
 * @param size    columns, rows and slices of images; empty for others
 * @param spacing distance of voxels along the rows, down the columns and, where it is known, between slices, in mm; may be empty
 * @param images  indexes of the image series that structure sets and segmentations were made on
 * @param faults  what is wrong with it, a sentence each without a full stop
 */
record SeriesFinding(List<Long> size, List<Double> spacing, List<Integer> images, List<Region> regions,
        List<String> faults) {

    SeriesFinding {
        size = List.copyOf(size);
        spacing = List.copyOf(spacing);
        images = List.copyOf(images);
        regions = List.copyOf(regions);
        faults = List.copyOf(faults);
    }

    /** What a region is made of. */
    enum Parts {
        CONTOURS, FRAMES
    }

    /**
     * A region of a structure set or a segment of a segmentation.
     *
     * @param object which of the objects of the series it is in, from 1 on
     * @param name   free text
     * @param count  how many contours or frames it has
     * @param volume of the voxels of the image inside, in mm³; empty where the images are not here or make no volume
     */
    record Region(int object, long number, String name, Parts parts, long count, OptionalDouble volume) {}
}
