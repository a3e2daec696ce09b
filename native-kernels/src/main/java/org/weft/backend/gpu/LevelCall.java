package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.grid.Reach;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/**
 * A call of a kernel that looks from the voxels of some slices at others.
 *
 * @param volume    levels
 * @param slab      slices of the voxels that it looks from
 * @param offsets   where it looks at from each
 * @param around    slices on either side of the slab that it may look at
 * @param parameter what else the kernel wants to know
 * @param counts    int64: its table, in parts that follow each other, added to
 */
record LevelCall(DiscretisedVolume volume, Slab slab, List<Offset> offsets, long around, long parameter,
        List<MemorySegment> counts) {

    Reach reach() {
        return Padding.reach(offsets);
    }

    /** All slices that it may look at. */
    Slab looked() {
        return new Slab(Math.max(0, slab.z0() - around),
                Math.min(volume.grid().size().z(), slab.z1() + around));
    }

    LevelCall within(Slab part) {
        return new LevelCall(volume, part, offsets, around, parameter, counts);
    }

    /** Bytes of its table. */
    long bytes() {
        return counts.stream().mapToLong(MemorySegment::byteSize).sum();
    }
}
