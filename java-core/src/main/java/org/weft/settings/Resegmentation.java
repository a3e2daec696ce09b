package org.weft.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * Which voxels of a region its intensity mask keeps (IBSI IFBT): those in a range and those that are no outliers; the morphological mask
 * stays as it is.
 *
 * @param low    smallest intensity kept, -∞ where open, never ∞
 * @param high   largest intensity kept, not below {@code low}, ∞ where open, never -∞
 * @param sigmas how many standard deviations of the region's intensities (before this step) from their mean an intensity may lie (IBSI 7ACA)
 */
public record Resegmentation(double low, double high, Optional<Double> sigmas) {

    /** All voxels. */
    public static final Resegmentation NONE = new Resegmentation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
            Optional.empty());

    public Resegmentation {
        Objects.requireNonNull(sigmas);
        if (!(low <= high && low < Double.POSITIVE_INFINITY && high > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the range of re-segmentation must go from a lower to a higher intensity, not from " + low + " to "
                            + high);
        }
        if (sigmas.isPresent() && !(sigmas.get() > 0 && sigmas.get() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "outliers must be a finite number of standard deviations above 0 away, not " + sigmas.get());
        }
    }
}
