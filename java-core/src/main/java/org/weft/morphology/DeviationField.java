package org.weft.morphology;

import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Region;

/** The intensities of a region's intensity mask within its box, as deviations from their mean. */
record DeviationField(Region region, double mean) {

    Box box() {
        return region.roi().box();
    }

    Spacing spacing() {
        return region.volume().grid().spacing();
    }

    long voxelCount() {
        return region.roi().intensityVoxelCount();
    }

    /** Index of the first voxel of row y in slice z of the box. */
    long row(long y, long z) {
        return region.volume().grid().index(box().x0(), box().y0() + y, box().z0() + z);
    }

    boolean contains(long index) {
        return region.roi().intensity().contains(index);
    }

    double at(long index) {
        return region.volume().at(index) - mean;
    }

    /** Σ d², row by row. */
    double scatter() {
        double scatter = 0;
        for (long z = 0; z < box().size().z(); z++) {
            for (long y = 0; y < box().size().y(); y++) {
                double row = 0;
                for (long index = row(y, z); index < row(y, z) + box().size().x(); index++) {
                    row += contains(index) ? at(index) * at(index) : 0;
                }
                scatter += row;
            }
        }
        return scatter;
    }
}
