package org.weft.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * What happens to image and region before grey levels and features, in this order: normalisation of the image, interpolation of image and
 * mask, rounding, re-segmentation of the intensity mask.
 *
 * @param normalisation  of the image as it was read
 * @param interpolation  of image and mask to another spacing
 * @param rounding       whether intensities are rounded to the nearest whole number, halves to even ones, as the standard asks for CT
 * @param resegmentation which voxels of the region the intensity mask keeps
 */
public record Processing(Optional<Normalisation> normalisation, Optional<Interpolation> interpolation, boolean rounding,
        Resegmentation resegmentation) {

    /** Image and region as they are. */
    public static final Processing NONE = new Processing(Optional.empty(), Optional.empty(), false,
            Resegmentation.NONE);

    public Processing {
        Objects.requireNonNull(normalisation);
        Objects.requireNonNull(interpolation);
        Objects.requireNonNull(resegmentation);
    }
}
