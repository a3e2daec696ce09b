package org.weft.extract;

import org.weft.feature.FeatureTable;

/**
 * The features of one image of a region.
 *
 * @param image name of the image, e.g. {@code original}
 */
public record ImageTable(String image, FeatureTable table) {}
