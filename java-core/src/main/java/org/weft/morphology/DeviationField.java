package org.weft.morphology;

import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.image.RegionRow;

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

    /** Its intensities row by row; {@link #mean} is to be subtracted. */
    RegionRow rows() {
        return new RegionRow(region, region.roi().intensity());
    }

    /** Σ d², row by row. */
    double scatter() {
        RegionRow voxels = rows();
        double scatter = 0;
        for (long z = 0; z < box().size().z(); z++) {
            for (long y = 0; y < box().size().y(); y++) {
                voxels.read(y, z);
                scatter += scatter(voxels);
            }
        }
        return scatter;
    }

    private double scatter(RegionRow voxels) {
        double scatter = 0;
        for (int x = 0; x < voxels.length(); x++) {
            double d = voxels.at(x) - mean;
            scatter += voxels.contains(x) ? d * d : 0;
        }
        return scatter;
    }
}
