package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.image.DiscretisedVolume;

/**
 * Grey level co-occurrence: how often a voxel of level i has a voxel of level j at an offset.
 *
 * <p>Per offset m and voxel k of the slab with both k and k + m inside the region, {@code counts[m][i-1][j-1]} goes up by one:
 * one direction of each pair only, so the symmetric matrix is the sum with the transpose. EXACT.
 */
public interface GlcmKernel extends Kernel {

    void count(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume  levels uint16[z][y][x], 0 outside the region
     * @param slab    slices of the first voxel of a pair
     * @param offsets where the second voxel lies
     * @param counts  int64[offset][levelCount][levelCount], added to, not cleared
     */
    record Arguments(DiscretisedVolume volume, Slab slab, List<Offset> offsets, MemorySegment counts) {

        public Arguments {
            slab.checkWithin(volume.grid().size().z());
            offsets = List.copyOf(offsets);
            Counts.check(counts, "[offset][level][level]", offsets.size(), volume.levelCount(), volume.levelCount());
        }
    }
}
