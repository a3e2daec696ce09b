package org.weft.backend.scalar;

import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** Grey levels by voxel coordinates: beyond the volume they are 0, as outside the region. */
record Levels(DiscretisedVolume volume, Size size) {

    /** Work on one voxel of the region. */
    interface Visitor {

        void visit(long x, long y, long z, int level);
    }

    static Levels of(DiscretisedVolume volume) {
        return new Levels(volume, volume.grid().size());
    }

    int at(long x, long y, long z) {
        boolean within = x >= 0 && x < size.x() && y >= 0 && y < size.y() && z >= 0 && z < size.z();
        return within ? volume.at(x + size.x() * (y + size.y() * z)) : 0;
    }

    int at(long x, long y, long z, Offset step) {
        return at(x + step.x(), y + step.y(), z + step.z());
    }

    /** Visits the region's voxels of some slices in raster order. */
    void visit(Slab slab, Visitor visitor) {
        for (long z = slab.z0(); z < slab.z1(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    int level = at(x, y, z);
                    if (level > 0) {
                        visitor.visit(x, y, z, level);
                    }
                }
            }
        }
    }
}
