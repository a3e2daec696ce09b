package org.weft.process;

import org.weft.grid.Box;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.RegionRow;
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
            RegionRow row = new RegionRow(region, mask);
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (long z = slab.z0(); z < slab.z1(); z++) {
                for (long y = 0; y < region.roi().box().size().y(); y++) {
                    row.read(y, z);
                    for (int x = 0; x < row.length(); x++) {
                        if (row.contains(x)) {
                            float v = row.at(x);
                            if (!Float.isFinite(v)) {
                                throw notFinite(region, x, y, z, v);
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

    private static IllegalArgumentException notFinite(Region region, long x, long y, long z, float v) {
        Box box = region.roi().box();
        return new IllegalArgumentException(
                "an intensity in the region, at "
                        + region.volume().grid().toWorld(box.x0() + x, box.y0() + y, box.z0() + z) + ", is " + v
                        + "; take the voxel out of the mask, or give it a finite intensity, and where the image is interpolated or filtered"
                        + " all voxels near it too");
    }
}
