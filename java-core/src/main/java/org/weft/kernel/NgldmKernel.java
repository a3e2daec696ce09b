package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.image.DiscretisedVolume;

/**
 * Neighbouring grey level dependence: a voxel of level i with d neighbours inside the region whose levels differ from i by at most the
 * coarseness raises {@code counts[i-1][d]} by one; IBSI's dependence is d + 1, the voxel itself included. EXACT.
 */
public interface NgldmKernel extends Kernel {

    void count(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume        levels uint16[z][y][x], 0 outside the region
     * @param slab          slices of the centre voxel
     * @param neighbourhood where neighbours lie, both ways
     * @param coarseness    largest difference of levels that still counts as dependent, at least 0
     * @param counts        int64[levelCount][neighbourhood.size() + 1], added to, not cleared
     */
    record Arguments(DiscretisedVolume volume, Slab slab, List<Offset> neighbourhood, int coarseness,
            MemorySegment counts) {

        public Arguments {
            slab.checkWithin(volume.grid().size().z());
            neighbourhood = List.copyOf(neighbourhood);
            if (coarseness < 0) {
                throw new IllegalArgumentException("the coarseness must be at least 0, not " + coarseness);
            }
            Counts.check(counts, "[level][neighbours + 1]", volume.levelCount(), neighbourhood.size() + 1L);
        }
    }
}
