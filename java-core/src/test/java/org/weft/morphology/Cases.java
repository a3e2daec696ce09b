package org.weft.morphology;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.weft.Engines;
import org.weft.feature.FeatureValue;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.MorphologySettings;

/** Regions to measure, and what measures them. */
final class Cases {

    static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    private Cases() {}

    /** Which voxels lie inside. */
    interface Inside {

        boolean test(int x, int y, int z);
    }

    /** Intensity of a voxel. */
    interface Intensity {

        double of(int x, int y, int z);
    }

    /** A size of grid that random shapes are made on. */
    record Extent(int nx, int ny, int nz, Spacing spacing) {

        Grid grid() {
            return Grid.of(nx, ny, nz, spacing);
        }
    }

    static Mask mask(Arena arena, Extent extent, Inside inside) {
        MemorySegment voxels = arena.allocate(extent.grid().voxelCount());
        long index = 0;
        for (int z = 0; z < extent.nz; z++) {
            for (int y = 0; y < extent.ny; y++) {
                for (int x = 0; x < extent.nx; x++) {
                    voxels.set(Mask.LAYOUT, index++, (byte) (inside.test(x, y, z) ? 1 : 0));
                }
            }
        }
        return new Mask(extent.grid(), voxels);
    }

    static Region region(Arena arena, Extent extent, Inside inside, Intensity intensity) {
        MemorySegment voxels = arena.allocate(ValueLayout.JAVA_FLOAT, extent.grid().voxelCount());
        long index = 0;
        for (int z = 0; z < extent.nz; z++) {
            for (int y = 0; y < extent.ny; y++) {
                for (int x = 0; x < extent.nx; x++) {
                    voxels.setAtIndex(Volume.LAYOUT, index++, (float) intensity.of(x, y, z));
                }
            }
        }
        return new Region(new Volume(extent.grid(), voxels), Roi.of(mask(arena, extent, inside)));
    }

    /** A ball of this radius, in voxels of this spacing, with intensities at random. */
    static Region ball(Arena arena, double radius, Spacing spacing) {
        int n = 2 * (int) Math.ceil(radius) + 1;
        double c = n / 2;
        SplittableRandom random = new SplittableRandom(SEED);
        return region(arena, new Extent(n, n, n, spacing),
                (x, y, z) -> (x - c) * (x - c) + (y - c) * (y - c) + (z - c) * (z - c) <= radius * radius,
                (x, y, z) -> random.nextInt(100));
    }

    static List<FeatureValue> extract(Region region, int threads) {
        try (Workers workers = new Workers(threads)) {
            return Morphology.extract(region, _ -> true, MorphologySettings.DEFAULT, Engines.scalar(workers));
        }
    }

    static Map<MorphologyFeature, FeatureValue> byFeature(Region region) {
        Map<MorphologyFeature, FeatureValue> values = new EnumMap<>(MorphologyFeature.class);
        extract(region, 1).forEach(value -> values.put((MorphologyFeature) value.feature(), value));
        return values;
    }
}
