package org.weft.intensity;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.weft.grid.Box;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.RegionRow;
import org.weft.kernel.Engine;
import org.weft.kernel.MomentsKernel.Moments;
import org.weft.kernel.Slab;
import org.weft.process.IntensityRange;
import org.weft.process.PowerSums;

/**
 * IBSI's X_gl: the intensities of a region's intensity mask one after the other, x fastest, then y, then z.
 *
 * @param values float32[N_v], N_v at least 1, finite, no -0.0; read-only
 */
public record Intensities(MemorySegment values) {

    public Intensities {
        values = values.asReadOnly();
    }

    /**
     * Gathers a region's intensities.
     *
     * @param arena shared between threads; holds the values
     * @throws IllegalArgumentException for an intensity in the intensity mask that is not a finite number
     */
    public static Intensities of(Region region, Engine engine, Arena arena) {
        MemorySegment values = arena.allocate(region.roi().intensityVoxelCount() * Float.BYTES, 64);
        List<Slab> slabs = Slab.split(region.roi().box().size().z(), 4L * engine.workers().threadCount());
        List<Part> parts = new ArrayList<>();
        long from = 0;
        for (long count : engine.workers().map(slabs, slab -> count(region, slab))) {
            parts.add(new Part(slabs.get(parts.size()), values.asSlice(from * Float.BYTES, count * Float.BYTES)));
            from += count;
        }
        if (engine.workers().map(parts, part -> pack(region, part)).contains(false)) {
            IntensityRange.of(region, region.roi().intensity(), engine);
        }
        return new Intensities(values);
    }

    /**
     * Looks through both masks of a region.
     *
     * @throws IllegalArgumentException for an intensity that is not a finite number: which voxel, and what to do
     */
    public static void requireFinite(Region region, Engine engine) {
        IntensityRange.of(region, region.roi().morphological(), engine);
    }

    /** IBSI's N_v. */
    public long count() {
        return values.byteSize() / Float.BYTES;
    }

    /**
     * Power sums about a centre of the intensities from {@code low} to {@code high}, the same bits on any number of
     * threads.
     */
    Moments moments(double centre, double low, double high, Engine engine) {
        return PowerSums.of(values, centre, low, high, engine);
    }

    /** Power sums about a centre of all intensities. */
    Moments moments(double centre, Engine engine) {
        return moments(centre, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, engine);
    }

    /** The values that would have the given ranks, from 0, if they were sorted. */
    double[] select(long[] ranks, Engine engine) {
        return OrderStatistics.select(values, ranks, engine.workers());
    }

    /** A slab of the region's box and where its intensities go. */
    private record Part(Slab slab, MemorySegment values) {}

    private static long count(Region region, Slab slab) {
        Box box = region.roi().box();
        Mask mask = region.roi().intensity();
        byte[] inside = new byte[Math.toIntExact(box.size().x())];
        long count = 0;
        for (long z = box.z0() + slab.z0(); z < box.z0() + slab.z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++) {
                mask.copy(mask.grid().index(box.x0(), y, z), inside);
                for (byte in : inside) {
                    count += in != 0 ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Copies a slab's intensities, zeros as positive ones; whether all are finite. */
    private static boolean pack(Region region, Part part) {
        RegionRow row = new RegionRow(region, region.roi().intensity());
        float[] packed = new float[row.length()];
        boolean finite = true;
        long k = 0;
        for (long z = part.slab.z0(); z < part.slab.z1(); z++) {
            for (long y = 0; y < region.roi().box().size().y(); y++) {
                row.read(y, z);
                int count = pack(row, packed);
                for (int i = 0; i < count; i++) {
                    finite &= Float.isFinite(packed[i]);
                }
                MemorySegment.copy(packed, 0, part.values, ValueLayout.JAVA_FLOAT, k * Float.BYTES, count);
                k += count;
            }
        }
        return finite;
    }

    private static int pack(RegionRow row, float[] packed) {
        int count = 0;
        for (int x = 0; x < row.length(); x++) {
            if (row.contains(x)) {
                packed[count++] = row.at(x) + 0f;
            }
        }
        return count;
    }
}
