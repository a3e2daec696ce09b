package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;

/**
 * Zones: groups of linked voxels of one grey level, 26-connected in space or 8-connected in every slice for itself. One pass serves
 * the size zone and the distance zone matrix. A volume may be cut into slabs of slices, each searched for itself: the seams
 * tell which zones of neighbouring slabs are one. EXACT.
 */
public interface ZoneKernel extends Kernel {

    /** Every zone once, ordered by its first voxel in raster order. */
    Zones find(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.EXACT;
    }

    /**
     * @param whole     levels uint16[z][y][x], 0 outside the region
     * @param slab      slices that are searched, as if they were all: in what follows, they are
     * @param planar    whether zones end at the slice
     * @param distances int32[z][y][x] distance of each voxel to the region's edge, or null where no distance is asked for
     * @param seams     int32[2][y][x], overwritten: which zone each voxel of the first and of the last slice belongs to,
     *                  counted from 1, and 0 outside the region; or null where nobody asks. Of no use where memory was
     *                  refused
     */
    record Arguments(DiscretisedVolume whole, Slab slab, boolean planar, MemorySegment distances,
            MemorySegment seams) {

        public Arguments {
            slab.checkWithin(whole.grid().size().z());
            Size size = whole.slices(slab.z0(), slab.z1()).grid().size();
            check("distances int32[z][y][x]", distances, size.voxelCount(), size);
            check("seams int32[2][y][x]", seams, 2 * size.x() * size.y(), size);
            if (seams != null && seams.isReadOnly()) {
                throw new IllegalArgumentException("seams are read-only: pass a segment that can be written");
            }
        }

        /** Zones of all slices, whose seams nobody asks for. */
        public Arguments(DiscretisedVolume volume, boolean planar, MemorySegment distances) {
            this(volume, Slab.whole(volume.grid().size().z()), planar, distances, null);
        }

        /** The slices that are searched, as a volume of their own. */
        public DiscretisedVolume volume() {
            return whole.slices(slab.z0(), slab.z1());
        }

        private static void check(String what, MemorySegment segment, long count, Size size) {
            long bytes = count * Integer.BYTES;
            if (segment != null && (segment.byteSize() != bytes
                    || segment.maxByteAlignment() < ValueLayout.JAVA_INT.byteAlignment())) {
                throw new IllegalArgumentException(what + " of " + size + " voxels need a 4-byte aligned segment of "
                        + bytes + " bytes, not of " + segment.byteSize());
            }
        }
    }
}
