package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;

/**
 * A ball in the middle of a cube of smoothed noise, the same in every run: neighbours are alike, as they are in an image.
 *
 * @param side   of the cube, in voxels
 * @param radius of the ball, in voxels
 */
record Ball(int side, double radius) {

    private static final int SMOOTHINGS = 3;

    /** Whether the ball has the k-th voxel of the cube [z][y][x]. */
    boolean contains(int k) {
        double centre = (side - 1) / 2.0;
        double x = k % side - centre;
        double y = k / side % side - centre;
        double z = k / side / side - centre;
        return x * x + y * y + z * z <= radius * radius;
    }

    /** The cube's grid, voxels of 1 mm. */
    Grid grid() {
        return Grid.of(side, side, side, new Spacing(1, 1, 1));
    }

    /** Which voxels of the cube the ball has: uint8[z][y][x], 1 inside. */
    MemorySegment mask(Arena arena) {
        MemorySegment mask = arena.allocate(grid().voxelCount(), 64);
        for (int k = 0; k < grid().voxelCount(); k++) {
            mask.set(Mask.LAYOUT, k, (byte) (contains(k) ? 1 : 0));
        }
        return mask;
    }

    /** The ball in equal bins of its noise, 0 outside. */
    DiscretisedVolume levels(int levelCount, Arena arena) {
        float[] noise = noise();
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < noise.length; k++) {
            if (contains(k)) {
                min = Math.min(min, noise[k]);
                max = Math.max(max, noise[k]);
            }
        }
        var levels = arena.allocate(DiscretisedVolume.LAYOUT, noise.length);
        for (int k = 0; k < noise.length; k++) {
            int level = 1 + Math.min(levelCount - 1, (int) (levelCount * (noise[k] - min) / (max - min)));
            levels.setAtIndex(DiscretisedVolume.LAYOUT, k, (short) (contains(k) ? level : 0));
        }
        return new DiscretisedVolume(grid(), levels, levelCount);
    }

    /** White noise, each voxel then the sum of itself and its two neighbours along x, y and z, a few times over. */
    float[] noise() {
        SplittableRandom random = new SplittableRandom(1);
        float[] noise = new float[Math.multiplyExact(side, Math.multiplyExact(side, side))];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = (float) random.nextDouble(-1, 1);
        }
        for (int n = 0; n < SMOOTHINGS; n++) {
            noise = smooth(smooth(smooth(noise, 1), side), side * side);
        }
        return noise;
    }

    private static float[] smooth(float[] values, int step) {
        float[] sums = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            sums[k] = values[k] + values[Math.max(k - step, k % step)]
                    + values[k + step < values.length ? k + step : k];
        }
        return sums;
    }
}
