package org.weft.cli.output;

import java.util.List;
import java.util.stream.Stream;
import org.weft.extract.ImageTable;
import org.weft.feature.FeatureValue;

/**
 * The features of one region.
 *
 * @param caseName  name of the case
 * @param roi       name of the region
 * @param label     label of the region in its mask
 * @param resampled whether the mask was brought onto the image's grid
 * @param images    a table for each image, the original or what a filter made of it
 */
public record RegionResult(String caseName, String roi, int label, boolean resampled, List<ImageTable> images) {

    public RegionResult {
        images = List.copyOf(images);
    }

    /** The values of all images. */
    public Stream<FeatureValue> values() {
        return images.stream().flatMap(image -> image.table().values().stream());
    }
}
