package org.weft.process;

import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/** A closed range of intensities, {@code low <= v <= high}, in the unit of the image; infinite where a side is open. */
public record IntensityRange(double low, double high) {

    public IntensityRange {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "a range of intensities must go from a lower to a higher one, not from " + low + " to " + high);
        }
    }

    /**
     * From the smallest to the largest intensity of a region in one of its two masks.
     *
     * @throws IllegalArgumentException for an intensity in the mask that is not a finite number
     */
    public static IntensityRange of(Region region, Mask mask, Engine engine) {
        var slabs = Slab.split(region.roi().box().size().z(), 4L * engine.workers().threadCount());
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (Extremes part : engine.workers().map(slabs, slab -> Extremes.of(region, mask, slab))) {
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
        }
        return new IntensityRange(min, max);
    }

    /**
     * Smallest and largest intensity of a slab of the region's box; infinite the wrong way round where it holds no
     * voxel of the mask.
     */
    private record Extremes(float min, float max) {

        static Extremes of(Region region, Mask mask, Slab slab) {
            Grid grid = region.volume().grid();
            Box box = region.roi().box();
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (long z = box.z0() + slab.z0(); z < box.z0() + slab.z1(); z++) {
                for (long y = box.y0(); y < box.y1(); y++) {
                    long row = grid.index(0, y, z);
                    for (long x = box.x0(); x < box.x1(); x++) {
                        if (mask.contains(row + x)) {
                            float v = region.volume().at(row + x);
                            if (!Float.isFinite(v)) {
                                throw notFinite(grid, x, y, z, v);
                            }
                            min = Math.min(min, v);
                            max = Math.max(max, v);
                        }
                    }
                }
            }
            return new Extremes(min, max);
        }
    }

    private static IllegalArgumentException notFinite(Grid grid, long x, long y, long z, float v) {
        return new IllegalArgumentException(
                "an intensity in the region, at " + grid.toWorld(x, y, z) + ", is " + v
                        + "; take the voxel out of the mask, or give it a finite intensity, and where the image is interpolated or filtered"
                        + " all voxels near it too");
    }
}
