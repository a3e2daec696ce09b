package org.weft.intensity;

import java.util.List;
import java.util.stream.Stream;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.kernel.Engine;

/**
 * Intensity-based statistics (IBSI UHIW): how the intensities of the intensity mask are distributed, without
 * discretisation.
 */
public final class IntensityStatistics {

    private IntensityStatistics() {}

    /** The 18 features, in the order of {@link IntensityStatisticsFeature}. */
    public static List<FeatureValue> extract(Intensities intensities, Engine engine) {
        Distribution distribution = Distribution.of(intensities, engine);
        return Stream.of(IntensityStatisticsFeature.values())
                .map(feature -> FeatureValue.of(feature, Aggregation.NONE, feature.of(distribution),
                        feature.reasonIfUndefined()))
                .toList();
    }
}
