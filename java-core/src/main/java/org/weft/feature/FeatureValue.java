package org.weft.feature;

import java.util.Objects;

/** One result: a feature, how it was aggregated, its value in the feature's unit, and NaN with a reason where it is undefined. */
public record FeatureValue(Feature feature, Aggregation aggregation, double value, Status status) {

    public FeatureValue {
        Objects.requireNonNull(feature);
        Objects.requireNonNull(aggregation);
        if (Double.isFinite(value) != (status == Status.OK)) {
            throw new IllegalArgumentException(feature.label() + " = " + value + " cannot have the status " + status);
        }
    }

    /** A value, or NaN with the reason where it is not a finite number. */
    public static FeatureValue of(Feature feature, Aggregation aggregation, double value, Status reasonIfUndefined) {
        boolean defined = Double.isFinite(value);
        return new FeatureValue(feature, aggregation, defined ? value : Double.NaN,
                defined ? Status.OK : reasonIfUndefined);
    }
}
