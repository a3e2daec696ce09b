package org.weft.morphology;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.weft.feature.Aggregation;
import org.weft.feature.Feature;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.kernel.Engine;
import org.weft.settings.MorphologySettings;

/** The family of morphological features, in 3D by definition. IBSI HCUG. */
public final class Morphology {

    private Morphology() {}

    /**
     * The wanted ones of {@link MorphologyFeature} in order, {@link Aggregation#NONE}; what none of them is a ratio of is not measured. Shape is that of the morphological mask; intensities are those of the
     * intensity mask. The same bits on every backend and for any number of threads.
     *
     * @throws IllegalArgumentException if the region is longer than 524,287 voxels along an axis, or needs more memory to work in than the
     *                                  settings allow
     */
    public static List<FeatureValue> extract(Region region, Predicate<Feature> wanted, MorphologySettings settings,
            Engine engine) {
        Measurements measurements = new Measurements(region, settings, engine);
        return Stream.of(MorphologyFeature.values()).filter(wanted)
                .map(feature -> FeatureValue.of(feature, Aggregation.NONE, feature.of(measurements),
                        reason(feature, region.roi())))
                .toList();
    }

    /** Why a feature of this region is undefined, if it is. */
    private static Status reason(MorphologyFeature feature, Roi roi) {
        return switch (feature) {
            case MORANS_I_INDEX, GEARYS_C_MEASURE ->
                roi.intensityVoxelCount() > 1 ? Status.CONSTANT_INTENSITY : Status.TOO_FEW_VOXELS;
            case CENTRE_OF_MASS_SHIFT -> Status.ZERO_DENOMINATOR;
            default -> roi.morphologicalVoxelCount() > 1 ? Status.ZERO_DENOMINATOR : Status.TOO_FEW_VOXELS;
        };
    }
}
