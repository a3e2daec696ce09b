package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.image.DiscretisedVolume;

/**
 * Zones: groups of linked voxels of one grey level, 26-connected in space or 8-connected in every slice for itself. One pass serves
 * the size zone and the distance zone matrix. EXACT.
 */
public interface ZoneKernel extends Kernel {

    /** Every zone once, ordered by its first voxel in raster order. */
    Zones find(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume    levels uint16[z][y][x], 0 outside the region
     * @param planar    whether zones end at the slice
     * @param distances int32[z][y][x] distance of each voxel to the region's edge, or null where no distance is asked for
     */
    record Arguments(DiscretisedVolume volume, boolean planar, MemorySegment distances) {

        public Arguments {
            long bytes = volume.grid().voxelCount() * Integer.BYTES;
            if (distances != null
                    && (distances.byteSize() != bytes
                            || distances.maxByteAlignment() < ValueLayout.JAVA_INT.byteAlignment())) {
                throw new IllegalArgumentException("distances int32[z][y][x] of " + volume.grid().size()
                        + " voxels need a 4-byte aligned segment of " + bytes + " bytes, not of "
                        + distances.byteSize());
            }
        }
    }
}
