package org.weft.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * Interpolation of image and mask to another spacing (IBSI VTM2).
 *
 * @param x             new spacing along x in millimetres; empty keeps the voxels as they are along this axis, as for y and z
 * @param image         how intensities between voxels are found
 * @param mask          how the mask between voxels is found, as 0 outside and 1 inside
 * @param maskThreshold smallest interpolated value that is inside, in (0, 1]
 * @param alignment     where the new grid lies
 * @param antiAliasing  whether a Gaussian of standard deviation (new / old - 1) / 2 voxels smooths the image first along the axes that
 *                      become coarser
 */
public record Interpolation(Optional<Double> x, Optional<Double> y, Optional<Double> z, Method image, Method mask,
        double maskThreshold, Alignment alignment, boolean antiAliasing) {

    /** How values between voxels are found. */
    public enum Method {
        /** The nearest voxel; half way the one of the higher index. */
        NEAREST,
        /** Along straight lines between two voxels. IBSI's trilinear. */
        LINEAR,
        /** By a cubic of four voxels that goes through them (Keys, a = -1/2). */
        CUBIC_CONVOLUTION,
        /** By the cubic B-spline that goes through all voxels. IBSI's tricubic spline. */
        CUBIC_SPLINE
    }

    /** Where the new grid lies. */
    public enum Alignment {
        /** The centres of both grids coincide. IBSI 3WE3. */
        CENTRE,
        /** The centres of the first voxels of both grids coincide. */
        ORIGIN
    }

    public Interpolation {
        Objects.requireNonNull(image);
        Objects.requireNonNull(mask);
        Objects.requireNonNull(alignment);
        check("x", x);
        check("y", y);
        check("z", z);
        if (!(maskThreshold > 0 && maskThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "the threshold of the interpolated mask must lie above 0 and not above 1, not " + maskThreshold);
        }
    }

    private static void check(String axis, Optional<Double> spacing) {
        if (spacing.isPresent() && !(spacing.get() > 0 && spacing.get() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the new spacing along " + axis + " must be finite and above 0 mm, not " + spacing.get());
        }
    }
}
