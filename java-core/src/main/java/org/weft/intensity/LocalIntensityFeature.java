package org.weft.intensity;

import java.util.Locale;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;

/**
 * Local intensity features, IBSI 9ST6, in the unit of the image. The neighbourhood of a voxel is every voxel of the
 * image, inside or outside the region, whose centre lies within the radius of a sphere of 1 cm³, (3 / 4π)^(1/3) cm, of
 * its own.
 */
public enum LocalIntensityFeature implements Feature {

    /**
     * Mean of the neighbourhood of the voxel of the intensity mask with the largest intensity; of several such voxels
     * the largest mean. IBSI VJGA.
     */
    LOCAL_INTENSITY_PEAK("VJGA"),
    /** Largest mean of the neighbourhood of any voxel of the intensity mask. IBSI 0F91. */
    GLOBAL_INTENSITY_PEAK("0F91");

    private final String ibsiId;

    LocalIntensityFeature(String ibsiId) {
        this.ibsiId = ibsiId;
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.LOCAL_INTENSITY;
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }
}
