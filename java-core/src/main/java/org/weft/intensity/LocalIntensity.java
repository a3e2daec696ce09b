package org.weft.intensity;

import java.util.List;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.process.IntensityRange;

/** Local intensity (IBSI 9ST6): mean intensities in spheres of 1 cm³ around the voxels of the intensity mask. */
public final class LocalIntensity {

    private LocalIntensity() {}

    /** What a crop has to keep around the region, for spheres to be whole. */
    public static Reach reach(Spacing spacing) {
        return new Reach(Sphere.reach(spacing.x()), Sphere.reach(spacing.y()), Sphere.reach(spacing.z()));
    }

    /**
     * The two features, in the order of {@link LocalIntensityFeature}. Voxels outside the region whose intensity is not
     * a finite number are left out of the means, as if the image ended there.
     *
     * @param region an image that reaches at least {@link #reach} beyond the region, or to its own border
     */
    public static List<FeatureValue> extract(Region region, Engine engine) {
        Peak peak = peak(region, engine);
        return List.of(
                FeatureValue.of(LocalIntensityFeature.LOCAL_INTENSITY_PEAK, Aggregation.NONE, peak.local(),
                        Status.TOO_FEW_VOXELS),
                FeatureValue.of(LocalIntensityFeature.GLOBAL_INTENSITY_PEAK, Aggregation.NONE, peak.global(),
                        Status.TOO_FEW_VOXELS));
    }

    private static Peak peak(Region region, Engine engine) {
        Sphere sphere = Sphere.of(region.volume().grid().spacing(), region.volume().grid().size());
        IntensityRange range = IntensityRange.of(region, region.roi().intensity(), engine);
        double magnitude = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        long rowCount = region.roi().box().size().y();
        long rowsAtOnce = Math.min(SphereSweep.affordableRows(region, sphere),
                Math.ceilDiv(rowCount, 4L * engine.workers().threadCount()));
        return engine.workers().map(Block.ofSize(rowsAtOnce, rowCount),
                rows -> new SphereSweep(region, sphere, magnitude, rows).peak())
                .stream().reduce(Peak.NONE, Peak::with);
    }
}
