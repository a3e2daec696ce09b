package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.image.Mask;

/**
 * Distance of every voxel of a mask to the mask's edge: the number of faces to cross to leave it, 1 at the edge, 0 outside; along x, y and z,
 * or along x and y only. What lies beyond the grid is outside the mask. EXACT.
 */
public interface DistanceKernel extends Kernel {

    void measure(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param mask      uint8[z][y][x]
     * @param planar    whether every slice is measured for itself
     * @param distances int32[z][y][x], overwritten
     */
    record Arguments(Mask mask, boolean planar, MemorySegment distances) {

        public Arguments {
            long bytes = mask.grid().voxelCount() * Integer.BYTES;
            if (distances.byteSize() != bytes || distances.isReadOnly()
                    || distances.maxByteAlignment() < ValueLayout.JAVA_INT.byteAlignment()) {
                throw new IllegalArgumentException("distances int32[z][y][x] of " + mask.grid().size()
                        + " voxels need a writable, 4-byte aligned segment of " + bytes + " bytes, not of "
                        + distances.byteSize());
            }
        }
    }
}
