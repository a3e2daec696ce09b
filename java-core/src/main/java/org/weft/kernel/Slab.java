package org.weft.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The slices {@code z0 <= z < z1} of a volume: a kernel's share of the work. What a kernel counts belongs to the slab that holds
 * its first (centre, start) voxel; it reads beyond the slab where a neighbour lies there.
 */
public record Slab(long z0, long z1) {

    public Slab {
        if (z0 < 0 || z1 <= z0) {
            throw new IllegalArgumentException("not a range of slices: " + z0 + " to " + z1);
        }
    }

    /** All slices. */
    public static Slab whole(long sliceCount) {
        return new Slab(0, sliceCount);
    }

    /** Slices shared out over at most {@code parts} slabs of nearly the same thickness. */
    public static List<Slab> split(long sliceCount, long parts) {
        long count = Math.max(1, Math.min(parts, sliceCount));
        List<Slab> slabs = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            slabs.add(new Slab(sliceCount * i / count, sliceCount * (i + 1) / count));
        }
        return slabs;
    }

    void checkWithin(long sliceCount) {
        if (z1 > sliceCount) {
            throw new IllegalArgumentException(
                    "slices " + z0 + " to " + z1 + " reach beyond the " + sliceCount + " slices of the volume");
        }
    }
}
