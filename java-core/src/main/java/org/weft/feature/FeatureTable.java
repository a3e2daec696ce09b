package org.weft.feature;

import java.util.List;
import java.util.OptionalDouble;

/** All results of one region of one image, in the order of families, aggregations and features. */
public record FeatureTable(List<FeatureValue> values) {

    public FeatureTable {
        values = List.copyOf(values);
    }

    /** The value of a feature, if it was asked for and is defined. */
    public OptionalDouble value(Feature feature, Aggregation aggregation) {
        return values.stream()
                .filter(v -> v.feature().equals(feature) && v.aggregation() == aggregation && v.status() == Status.OK)
                .mapToDouble(FeatureValue::value).findFirst();
    }
}
