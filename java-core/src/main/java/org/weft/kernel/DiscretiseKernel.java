package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Box;
import org.weft.image.Mask;
import org.weft.image.Volume;

/**
 * Grey levels of the voxels of a mask inside a box: {@code min(max(floor(multiplier · (v - lower) / divisor) - first + 1, 1), levelCount)} in
 * double arithmetic, in this order of operations, and 0 outside the mask. Fixed bin number is multiplier N, divisor max - min and first 0; fixed
 * bin size is multiplier 1 and divisor the bin width, with first 0 for bins counted from {@code lower}, or with {@code lower} 0 and first the
 * number of the smallest intensity's bin for bins that all regions share. EXACT.
 */
public interface DiscretiseKernel extends Kernel {

    void discretise(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param volume     intensities float32[z][y][x]
     * @param mask       uint8[z][y][x], of the same size
     * @param box        the part to discretise
     * @param slab       slices of the box (counted from its own first slice) to fill
     * @param first      number of the bin that is level 1, counted from {@code lower}
     * @param levelCount largest level
     * @param levels     uint16[z][y][x] of the box's size, the slab's part overwritten
     */
    record Arguments(Volume volume, Mask mask, Box box, Slab slab, double lower, double multiplier, double divisor,
            long first, int levelCount, MemorySegment levels) {

        public Arguments {
            if (!volume.grid().size().equals(mask.grid().size())) {
                throw new IllegalArgumentException(
                        "image and mask differ in size: " + volume.grid().size() + " and " + mask.grid().size());
            }
            var size = volume.grid().size();
            if (box.x1() > size.x() || box.y1() > size.y() || box.z1() > size.z()) {
                throw new IllegalArgumentException(box + " reaches beyond an image of " + size + " voxels");
            }
            slab.checkWithin(box.size().z());
            long bytes = box.size().voxelCount() * Short.BYTES;
            if (levels.byteSize() != bytes || levels.isReadOnly()) {
                throw new IllegalArgumentException(
                        "levels uint16[z][y][x] of " + box.size() + " voxels need a writable segment of " + bytes
                                + " bytes, not of " + levels.byteSize());
            }
        }
    }
}
