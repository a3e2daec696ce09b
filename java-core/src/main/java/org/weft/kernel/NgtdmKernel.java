package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.image.DiscretisedVolume;

/**
 * Neighbourhood grey tone difference in integers: a voxel of level i with w > 0 neighbours inside the region whose levels add up to s
 * raises {@code voxels[i-1][w]} by one and {@code differences[i-1][w]} by |i·w - s|. The sum of tone differences is then
 * Σ_w differences[i-1][w] / w, the same on every backend. EXACT.
 */
public interface NgtdmKernel extends Kernel {

    void count(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume        levels uint16[z][y][x], 0 outside the region
     * @param slab          slices of the centre voxel
     * @param neighbourhood where neighbours lie, both ways
     * @param voxels        int64[levelCount][neighbourhood.size() + 1], added to, not cleared
     * @param differences   int64[levelCount][neighbourhood.size() + 1], added to, not cleared
     */
    record Arguments(DiscretisedVolume volume, Slab slab, List<Offset> neighbourhood, MemorySegment voxels,
            MemorySegment differences) {

        public Arguments {
            slab.checkWithin(volume.grid().size().z());
            neighbourhood = List.copyOf(neighbourhood);
            Counts.check(voxels, "[level][neighbours + 1]", volume.levelCount(), neighbourhood.size() + 1L);
            Counts.check(differences, "[level][neighbours + 1]", volume.levelCount(), neighbourhood.size() + 1L);
        }
    }
}
