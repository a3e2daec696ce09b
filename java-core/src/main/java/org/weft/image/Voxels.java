package org.weft.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Size;

/** What the four kinds of voxel array share: the check of a segment against its grid, and the crop. */
final class Voxels {

    private Voxels() {}

    static MemorySegment readOnly(String what, Grid grid, MemorySegment voxels, ValueLayout layout) {
        Objects.requireNonNull(grid);
        long bytes;
        try {
            bytes = Math.multiplyExact(grid.voxelCount(), layout.byteSize());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(what + " of " + grid.size() + " voxels exceeds 2^63 bytes", e);
        }
        if (voxels.byteSize() != bytes) {
            throw new IllegalArgumentException(
                    what + " of " + grid.size() + " voxels needs a segment of " + bytes + " bytes, not "
                            + voxels.byteSize());
        }
        if (voxels.maxByteAlignment() < layout.byteAlignment()
                || (voxels.isNative() && voxels.address() % layout.byteAlignment() != 0)) {
            throw new IllegalArgumentException(
                    what + " needs a segment aligned to " + layout.byteAlignment() + " bytes");
        }
        return voxels.asReadOnly();
    }

    static MemorySegment crop(Size size, MemorySegment voxels, ValueLayout layout, Box box, Arena arena) {
        long bytes = layout.byteSize();
        Size part = box.size();
        MemorySegment out = arena.allocate(part.voxelCount() * bytes, 64);
        long row = part.x() * bytes;
        long to = 0;
        for (long z = box.z0(); z < box.z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++, to += row) {
                MemorySegment.copy(voxels, (box.x0() + size.x() * (y + size.y() * z)) * bytes, out, to, row);
            }
        }
        return out;
    }
}
