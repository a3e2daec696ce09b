package org.weft.intensity;

import java.util.List;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Box;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.process.IntensityRange;

/**
 * Local intensity (IBSI 9ST6): mean intensities in spheres of 1 cm³ around the voxels of the intensity mask.
 *
 * <p>A sphere is a bundle of rows, and the sum over a row is the difference of two running sums: a centre costs two
 * reads for each row. Running sums are kept for a chunk of slices at a time. Every sphere adds its rows in the same
 * order, whichever thread does it.
 */
public final class LocalIntensity {

    private final Region region;
    private final Box box;
    private final Sphere sphere;
    private final Engine engine;
    private final RowSums sums;

    private LocalIntensity(Region region, Engine engine) {
        this.region = region;
        this.engine = engine;
        box = region.roi().box();
        sphere = Sphere.of(region.volume().grid().spacing(), region.volume().grid().size());
        IntensityRange range = IntensityRange.of(region, region.roi().intensity(), engine);
        sums = new RowSums(region, sphere, Math.max(Math.abs(range.low()), Math.abs(range.high())), engine.workers());
    }

    /**
     * Voxels that a crop has to keep around the region along an axis, for spheres to be whole.
     *
     * @param spacing distance of the voxels along the axis, in millimetres
     */
    public static long margin(double spacing) {
        return Sphere.reach(spacing);
    }

    /**
     * The two features, in the order of {@link LocalIntensityFeature}. Voxels outside the region whose intensity is not
     * a finite number are left out of the means, as if the image ended there.
     *
     * @param region an image that reaches at least {@link #margin} voxels beyond the region, or to its own border
     */
    public static List<FeatureValue> extract(Region region, Engine engine) {
        Peak peak = new LocalIntensity(region, engine).peak();
        return List.of(
                FeatureValue.of(LocalIntensityFeature.LOCAL_INTENSITY_PEAK, Aggregation.NONE, peak.local,
                        Status.TOO_FEW_VOXELS),
                FeatureValue.of(LocalIntensityFeature.GLOBAL_INTENSITY_PEAK, Aggregation.NONE, peak.global,
                        Status.TOO_FEW_VOXELS));
    }

    /**
     * What the voxels seen so far amount to.
     *
     * @param intensity largest intensity
     * @param local     largest mean around a voxel of that intensity
     * @param global    largest mean around any voxel
     */
    private record Peak(float intensity, double local, double global) {

        static final Peak NONE = new Peak(Float.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        Peak with(Peak other) {
            double highest = Math.max(global, other.global);
            if (intensity == other.intensity) {
                return new Peak(intensity, Math.max(local, other.local), highest);
            }
            Peak brighter = intensity > other.intensity ? this : other;
            return new Peak(brighter.intensity, brighter.local, highest);
        }
    }

    private Peak peak() {
        Peak peak = Peak.NONE;
        long height = box.size().y();
        for (long z = box.z0(); z < box.z1(); z += sums.chunk()) {
            sums.fill(z);
            long firstRow = (z - box.z0()) * height;
            long rowCount = Math.min(sums.chunk(), box.z1() - z) * height;
            List<Block> parts = Block.split(rowCount, 4L * engine.workers().threadCount());
            for (Peak part : engine.workers().map(parts, rows -> peak(firstRow + rows.from(), firstRow + rows.to()))) {
                peak = peak.with(part);
            }
        }
        return peak;
    }

    /** The peak of the rows of voxels {@code from} to before {@code to} of the box. */
    private Peak peak(long from, long to) {
        Peak peak = Peak.NONE;
        double[] sum = new double[Math.toIntExact(box.size().x())];
        double[] count = new double[sum.length];
        for (long row = from; row < to; row++) {
            peak = peak.with(peak(box.y0() + row % box.size().y(), box.z0() + row / box.size().y(), sum, count));
        }
        return peak;
    }

    private Peak peak(long y, long z, double[] sum, double[] count) {
        Mask mask = region.roi().intensity();
        long start = mask.grid().index(box.x0(), y, z);
        int first = 0;
        while (first < sum.length && !mask.contains(start + first)) {
            first++;
        }
        int end = sum.length;
        while (end > first && !mask.contains(start + end - 1)) {
            end--;
        }
        if (first < end) {
            sums.spheres(y, z, first, end, sum, count);
        }
        Peak peak = Peak.NONE;
        for (int x = first; x < end; x++) {
            if (mask.contains(start + x)) {
                double mean = sum[x] / count[x];
                peak = peak.with(new Peak(region.volume().at(start + x), mean, mean));
            }
        }
        return peak;
    }
}
