package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.DoubleUnaryOperator;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.settings.Resegmentation;

/** Re-segmentation (IBSI IFBT): the intensity mask loses what lies outside a range; the morphological mask stays. */
final class Resegmenter {

    private Resegmenter() {}

    /**
     * A region whose intensity mask holds intensities of the settings' range that are no outliers (IBSI 7ACA): mean ± n standard deviations, both
     * of all voxels of the morphological mask, ends included.
     *
     * @param arena shared between threads; holds the new mask
     * @throws IllegalArgumentException if nothing is left, or for an intensity in the region that is not a finite number
     */
    static Region resegment(Region region, Resegmentation settings, Engine engine, Arena arena) {
        if (settings.equals(Resegmentation.NONE)) {
            return region;
        }
        IntensityRange found = IntensityRange.of(region, region.roi().morphological(), engine);
        double low = settings.low();
        double high = settings.high();
        if (settings.sigmas().isPresent()) {
            double n = region.roi().morphologicalVoxelCount();
            double mean = sum(region, v -> v, engine) / n;
            double sigma = Math.sqrt(sum(region, v -> (v - mean) * (v - mean), engine) / n);
            low = Math.max(low, mean - settings.sigmas().get() * sigma);
            high = Math.min(high, mean + settings.sigmas().get() * sigma);
        }
        return keep(region, low, high, found, engine, arena);
    }

    /** Σ f(v) over the morphological mask, slice by slice, the slices' sums in order: the same bits for any number of threads. */
    private static double sum(Region region, DoubleUnaryOperator f, Engine engine) {
        Grid grid = region.volume().grid();
        Box box = region.roi().box();
        Mask mask = region.roi().morphological();
        long slices = box.size().z();
        return engine.workers().map(Slab.split(slices, slices), slice -> {
            double sum = 0;
            for (long y = box.y0(); y < box.y1(); y++) {
                long row = grid.index(0, y, box.z0() + slice.z0());
                for (long i = row + box.x0(); i < row + box.x1(); i++) {
                    if (mask.contains(i)) {
                        sum += f.applyAsDouble(region.volume().at(i));
                    }
                }
            }
            return sum;
        }).stream().reduce(0.0, Double::sum);
    }

    private static Region keep(Region region, double low, double high, IntensityRange found, Engine engine,
            Arena arena) {
        Roi roi = region.roi();
        Grid grid = region.volume().grid();
        Box box = roi.box();
        MemorySegment kept = arena.allocate(grid.voxelCount(), 64);
        long count = engine.workers().map(Slab.split(box.size().z(), 4L * engine.workers().threadCount()), slab -> {
            long inSlab = 0;
            for (long z = box.z0() + slab.z0(); z < box.z0() + slab.z1(); z++) {
                for (long y = box.y0(); y < box.y1(); y++) {
                    long row = grid.index(0, y, z);
                    for (long i = row + box.x0(); i < row + box.x1(); i++) {
                        float v = region.volume().at(i);
                        if (roi.intensity().contains(i) && v >= low && v <= high) {
                            kept.set(Mask.LAYOUT, i, (byte) 1);
                            inSlab++;
                        }
                    }
                }
            }
            return inSlab;
        }).stream().reduce(0L, Long::sum);
        if (count == 0) {
            throw new IllegalArgumentException("no intensity of the region lies in the range from " + low + " to "
                    + high + " that re-segmentation keeps by range and outliers; they reach from " + found.low()
                    + " to "
                    + found.high() + ": choose a range that they reach into, or more standard deviations for outliers");
        }
        return new Region(region.volume(), new Roi(roi.morphological(), new Mask(grid, kept), box,
                roi.morphologicalVoxelCount(), count));
    }
}
