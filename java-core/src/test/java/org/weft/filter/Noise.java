package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.weft.grid.Grid;
import org.weft.image.Volume;

/** Images for the laws of filters. */
final class Noise {

    private Noise() {}

    /** Independent intensities of mean 0 and standard deviation 100. */
    static Volume normal(Grid grid, long seed, Arena arena) {
        Random random = new Random(seed);
        return of(grid, (x, y, z) -> 100 * random.nextGaussian(), arena);
    }

    /** An intensity by its voxel's place. */
    interface Intensity {

        double at(long x, long y, long z);
    }

    static Volume of(Grid grid, Intensity intensity, Arena arena) {
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        for (long z = 0; z < grid.size().z(); z++) {
            for (long y = 0; y < grid.size().y(); y++) {
                for (long x = 0; x < grid.size().x(); x++) {
                    voxels.setAtIndex(Volume.LAYOUT, grid.index(x, y, z), (float) intensity.at(x, y, z));
                }
            }
        }
        return new Volume(grid, voxels);
    }
}
