package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.SplittableRandom;
import org.weft.grid.Grid;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;

/** Small images made up for a test. {@code -Dweft.seed=...} repeats a run. */
final class Cases {

    static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    private Cases() {}

    /** An intensity at a voxel. */
    @FunctionalInterface
    interface Intensity {
        double at(long x, long y, long z);
    }

    /** Whether a voxel is inside. */
    @FunctionalInterface
    interface Inside {
        boolean at(long x, long y, long z);
    }

    static Region region(Grid grid, Intensity intensity, Inside inside, Arena arena) {
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        MemorySegment mask = arena.allocate(grid.voxelCount());
        for (long i = 0; i < grid.voxelCount(); i++) {
            long x = i % grid.size().x();
            long y = i / grid.size().x() % grid.size().y();
            long z = i / grid.size().x() / grid.size().y();
            voxels.setAtIndex(Volume.LAYOUT, i, (float) intensity.at(x, y, z));
            mask.set(Mask.LAYOUT, i, (byte) (inside.at(x, y, z) ? 1 : 0));
        }
        return new Region(new Volume(grid, voxels), Roi.of(new Mask(grid, mask)));
    }

    /** Noise from -1000 to 1000. */
    static Intensity noise() {
        SplittableRandom random = new SplittableRandom(SEED);
        return (_, _, _) -> random.nextDouble(-1000, 1000);
    }

    /** Interpolation of both image and mask, without rounding; an empty spacing keeps an axis. */
    static Processing interpolate(Optional<Double> x, Optional<Double> y, Optional<Double> z, Method image) {
        return interpolate(new Interpolation(x, y, z, image, Method.LINEAR, 0.5, Alignment.CENTRE, false));
    }

    static Processing interpolate(Interpolation interpolation) {
        return new Processing(Optional.empty(), Optional.of(interpolation), false, Resegmentation.NONE);
    }
}
