package org.weft.cli.output;

import org.weft.feature.FeatureTable;

/**
 * The features of one region.
 *
 * @param caseName name of the case
 * @param roi      name of the region
 * @param label    label of the region in its mask
 * @param resampled whether the mask was brought onto the image's grid
 * @param image    name of the image the features were taken from: {@code original}, or that of a filter
 */
public record RegionResult(String caseName, String roi, int label, boolean resampled, String image,
        FeatureTable table) {

    /** The image as it was read, unfiltered. */
    public static final String ORIGINAL = "original";
}
