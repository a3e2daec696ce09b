package org.weft.intensity;

import java.util.List;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Box;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.process.IntensityRange;

/**
 * Local intensity (IBSI 9ST6): mean intensities in spheres of 1 cm³ around the voxels of the intensity mask.
 *
 * <p>A sphere is a bundle of rows, and the sum over a row is the difference of two running sums: a centre costs two
 * reads for each row. Totals are kept for some slices of centres at a time, running sums for a band of the slices that
 * their spheres touch; every sphere adds its rows in the same order, however the work is cut.
 */
public final class LocalIntensity {

    /** Memory for the totals of spheres, or those of one slice of centres where that is larger. */
    private static final long BUDGET = 32L << 20;

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
        long bytes = 2 * Double.BYTES * box.size().x() * box.size().y();
        for (Block slices : Block.ofSize(Math.max(1, BUDGET / bytes), box.size().z())) {
            peak = peak.with(peak(new Slab(box.z0() + slices.from(), box.z0() + slices.to())));
        }
        return peak;
    }

    /** The peak of some slices of centres. */
    private Peak peak(Slab slices) {
        long rowCount = (slices.z1() - slices.z0()) * box.size().y();
        double[] sum = new double[Math.toIntExact(rowCount * box.size().x())];
        double[] count = new double[sum.length];
        List<Block> parts = Block.split(rowCount, 4L * engine.workers().threadCount());
        for (Slab band : sums.bands(slices)) {
            sums.fill(band);
            engine.workers().map(parts, rows -> {
                addSpheres(rows, slices.z0(), sum, count);
                return rows;
            });
        }
        Peak peak = Peak.NONE;
        for (Peak part : engine.workers().map(parts, rows -> peak(rows, slices.z0(), sum, count))) {
            peak = peak.with(part);
        }
        return peak;
    }

    /** Adds the band at hand to the spheres around the voxels of some rows. */
    private void addSpheres(Block rows, long z0, double[] sum, double[] count) {
        Mask mask = region.roi().intensity();
        int width = Math.toIntExact(box.size().x());
        for (long row = rows.from(); row < rows.to(); row++) {
            long y = box.y0() + row % box.size().y();
            long z = z0 + row / box.size().y();
            long start = mask.grid().index(box.x0(), y, z);
            int first = 0;
            while (first < width && !mask.contains(start + first)) {
                first++;
            }
            int end = width;
            while (end > first && !mask.contains(start + end - 1)) {
                end--;
            }
            if (first < end) {
                sums.addSpheres(y, z, first, end, sum, count, (int) row * width);
            }
        }
    }

    private Peak peak(Block rows, long z0, double[] sum, double[] count) {
        Peak peak = Peak.NONE;
        long width = box.size().x();
        for (long row = rows.from(); row < rows.to(); row++) {
            long start = region.volume().grid().index(box.x0(), box.y0() + row % box.size().y(),
                    z0 + row / box.size().y());
            for (long x = 0; x < width; x++) {
                if (region.roi().intensity().contains(start + x)) {
                    int at = (int) (row * width + x);
                    double mean = sum[at] / count[at];
                    peak = peak.with(new Peak(region.volume().at(start + x), mean, mean));
                }
            }
        }
        return peak;
    }
}
