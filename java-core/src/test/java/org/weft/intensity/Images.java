package org.weft.intensity;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;

/** Small images made up for a test. {@code -Dweft.seed=...} repeats a run. */
final class Images {

    static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    private Images() {}

    /** A row of voxels, all in the region. */
    static Region row(Arena arena, double... values) {
        return region(arena, Grid.of(values.length, 1, 1, new Spacing(1, 1, 1)), i -> values[i], _ -> true);
    }

    static Region region(Arena arena, Grid grid, IntToDoubleFunction intensity, IntPredicate inside) {
        return region(arena, grid, intensity, inside, inside);
    }

    static Region region(Arena arena, Grid grid, IntToDoubleFunction intensity, IntPredicate morphological,
            IntPredicate inside) {
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        for (int i = 0; i < grid.voxelCount(); i++) {
            voxels.setAtIndex(Volume.LAYOUT, i, (float) intensity.applyAsDouble(i));
        }
        return new Region(new Volume(grid, voxels),
                Roi.of(mask(arena, grid, morphological), mask(arena, grid, inside)));
    }

    private static Mask mask(Arena arena, Grid grid, IntPredicate inside) {
        MemorySegment voxels = arena.allocate(grid.voxelCount());
        for (int i = 0; i < grid.voxelCount(); i++) {
            voxels.set(Mask.LAYOUT, i, (byte) (inside.test(i) ? 1 : 0));
        }
        return new Mask(grid, voxels);
    }

    /** A ball of 180 thousand voxels in an image of whole numbers from -1000 to 999, skewed towards the lower ones. */
    static Region ball(Arena arena) {
        SplittableRandom random = new SplittableRandom(SEED);
        Grid grid = Grid.of(97, 83, 53, new Spacing(1.1, 0.9, 1.7));
        return region(arena, grid, _ -> Math.floor(2000 * random.nextDouble() * random.nextDouble()) - 1000, i -> {
            double x = (i % 97 - 48) / 48.0;
            double y = (i / 97 % 83 - 41) / 41.0;
            double z = (i / 97 / 83 - 26) / 26.0;
            return x * x + y * y + z * z <= 1;
        });
    }
}
