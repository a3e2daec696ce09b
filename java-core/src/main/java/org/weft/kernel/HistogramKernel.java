package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import org.weft.image.DiscretisedVolume;

/** Histogram of grey levels: a voxel of level i raises {@code counts[i-1]} by one. EXACT. */
public interface HistogramKernel extends Kernel {

    void count(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume levels uint16[z][y][x], 0 outside the region
     * @param slab   slices to count
     * @param counts int64[levelCount], added to, not cleared
     */
    record Arguments(DiscretisedVolume volume, Slab slab, MemorySegment counts) {

        public Arguments {
            slab.checkWithin(volume.grid().size().z());
            Counts.check(counts, "[level]", volume.levelCount());
        }
    }
}
