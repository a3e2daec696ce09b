package org.weft.feature;

/** A number that the standard defines. Each family's features are an enum of it, one documented constant a feature. */
public interface Feature {

    FeatureFamily family();

    /** Name in tables, the manual's title in lower case with underscores, e.g. {@code joint_entropy}. */
    String label();

    /** The standard's four-character code, e.g. {@code TU9B}. */
    String ibsiId();
}
