package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;

/**
 * Grey level run lengths: how often r voxels of level i follow each other along a direction.
 *
 * <p>A run starts at a voxel of the slab whose predecessor (one step against the direction) is outside the volume, outside the region or of
 * another level, and is followed to its end, beyond the slab too; {@code counts[m][i-1][r-1]} goes up by one. EXACT.
 */
public interface GlrlmKernel extends Kernel {

    void count(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume     levels uint16[z][y][x], 0 outside the region
     * @param slab       slices of the first voxel of a run
     * @param directions one step along a run, components -1, 0 or 1
     * @param maxRun     longest run that the counts can hold: at least the longest side of the volume
     * @param counts     int64[direction][levelCount][maxRun], added to, not cleared
     */
    record Arguments(DiscretisedVolume volume, Slab slab, List<Offset> directions, int maxRun, MemorySegment counts) {

        public Arguments {
            slab.checkWithin(volume.grid().size().z());
            directions = List.copyOf(directions);
            var size = volume.grid().size();
            if (maxRun < Math.max(size.x(), Math.max(size.y(), size.z()))) {
                throw new IllegalArgumentException(
                        "runs of up to " + maxRun + " voxels are too short for a volume of " + size);
            }
            for (Offset step : directions) {
                if (Norm.CHEBYSHEV.length(step.x(), step.y(), step.z()) != 1) {
                    throw new IllegalArgumentException("a run steps to a neighbouring voxel, not by " + step);
                }
            }
            Counts.check(counts, "[direction][level][run]", directions.size(), volume.levelCount(), maxRun);
        }
    }
}
