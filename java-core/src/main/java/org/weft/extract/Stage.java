package org.weft.extract;

import org.weft.feature.FeatureFamily;

/** A part of a run that may be observed by itself: those of an extraction, and what an application adds to them. Equal ones are one stage. */
public interface Stage {

    /** Normalisation, interpolation, rounding and re-segmentation of image and region. */
    record Processing() implements Stage {}

    /** Everything that is done for one image; the other stages of that image lie within it. */
    record OfImage(String image) implements Stage {}

    /** The response of an image to its filter. */
    record Filtering(String image) implements Stage {}

    /** What several families share: the check of the intensities, their list, grey levels. */
    record Preparing(String image) implements Stage {}

    /**
     * The features of one family. Families run side by side, so their times overlap; {@link FeatureFamily#GLDZM} is measured
     * with {@link FeatureFamily#GLSZM} where both are asked for, and takes no time of its own.
     */
    record Measuring(String image, FeatureFamily family) implements Stage {}
}
