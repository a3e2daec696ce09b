package org.weft.feature;

import java.util.Locale;

/** Whether a feature has a value, and if not, why. An undefined feature is NaN with a reason, never a silent 0. */
public enum Status {

    /** The value is defined. */
    OK,
    /** The region is a single voxel, or too few for what is measured. */
    TOO_FEW_VOXELS,
    /** All intensities or grey levels of the region are equal, and the formula divides by their spread. */
    CONSTANT_INTENSITY,
    /** No voxel of the region has a neighbour in the region along the directions asked for. */
    NO_NEIGHBOURS,
    /** The formula's denominator is 0 for another reason, e.g. a mean intensity of 0. */
    ZERO_DENOMINATOR,
    /** Nothing in the range looked at is what the definition asks for, e.g. no intensity that at most a tenth of the voxels reach. */
    NOT_REACHED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
