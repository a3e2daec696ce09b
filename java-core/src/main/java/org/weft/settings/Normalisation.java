package org.weft.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * Normalisation of an image of arbitrary units, such as MR: {@code scale · (v - μ) / σ}, with mean μ and standard deviation σ of the voxels of
 * the whole image whose intensity lies in a range.
 *
 * @param low   smallest intensity that counts for μ and σ, -∞ where open
 * @param high  largest intensity that counts, ∞ where open
 * @param scale what one standard deviation becomes
 * @param clip  so many standard deviations from the mean intensities are cut off at
 */
public record Normalisation(double low, double high, double scale, Optional<Double> clip) {

    public Normalisation {
        Objects.requireNonNull(clip);
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "the range of normalisation must go from a lower to a higher intensity, not from " + low + " to "
                            + high);
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the scale of normalisation must be finite and above 0, not " + scale);
        }
        if (clip.isPresent() && !(clip.get() > 0 && clip.get() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "normalisation must clip at a finite number of standard deviations above 0, not " + clip.get());
        }
    }
}
