package org.weft.backend.gpu;

import java.util.List;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.kernel.Offset;

/**
 * Where voxels lie in memory with zeros around them: so many behind every row, so many rows behind every slice, and on either side of the volume
 * what a step of that reach needs. The voxel (x, y, z) lies at {@code front + x + y · row + z · slice}, and a step (dx, dy, dz) within the reach leads on by
 * {@code dx + dy · row + dz · slice}, to a 0 where it leaves the volume.
 *
 * @param size  voxels without the zeros
 * @param reach longest step along each axis
 */
record Padding(Size size, Reach reach) {

    /** Of as many slices as said. */
    Padding with(long slices) {
        return new Padding(new Size(size.x(), size.y(), slices), reach);
    }

    long row() {
        return size.x() + reach.x();
    }

    long slice() {
        return row() * (size.y() + reach.y());
    }

    long front() {
        return step(reach.x(), reach.y(), reach.z());
    }

    /** Number of voxels and zeros. */
    long count() {
        return slice() * size.z() + 2 * front();
    }

    /** Where the first voxel of a slice lies; that of the slice after the last one is the end of the last. */
    long start(long z) {
        return front() + z * slice();
    }

    private long step(long x, long y, long z) {
        return x + y * row() + z * slice();
    }

    /** How far every offset leads. */
    long[] steps(List<Offset> offsets) {
        return offsets.stream().mapToLong(offset -> step(offset.x(), offset.y(), offset.z())).toArray();
    }

    /** The reach of all offsets together. */
    static Reach reach(List<Offset> offsets) {
        return offsets.stream().map(Padding::reach).reduce(Reach.NONE, Reach::max);
    }

    private static Reach reach(Offset offset) {
        return new Reach(Math.abs((long) offset.x()), Math.abs((long) offset.y()), Math.abs((long) offset.z()));
    }

    /** Whether any two voxels of a volume lie so far apart. */
    static boolean isWithin(Offset offset, Size size) {
        Reach reach = reach(offset);
        return reach.x() < size.x() && reach.y() < size.y() && reach.z() < size.z();
    }
}
