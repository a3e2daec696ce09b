package org.weft.morphology;

import java.util.Arrays;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.image.Mask;

/**
 * Vertices of a mask's mesh among which are all corners of its convex hull: the first and the last one on every line of the lattice along x, y
 * and z. They lie half a voxel before the line's first voxel inside and half a voxel after its last one.
 */
final class SurfacePoints {

    /** Longest side of a region, in voxels, for which the predicates of {@link QuickHull} cannot overflow. */
    static final long MAX_SIDE = (1 << 19) - 1;

    private final Mask mask;
    private final Box box;
    private final int nx;
    private final int ny;
    private final int nz;
    private int[] coordinates = new int[1 << 12];
    private int length;

    private SurfacePoints(Mask mask, Box box) {
        Size size = box.size();
        if (Math.max(size.x(), Math.max(size.y(), size.z())) > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a region of " + size + " voxels is too large for its convex hull: at most " + MAX_SIDE
                            + " voxels along each axis; resample it to larger voxels");
        }
        this.mask = mask;
        this.box = box;
        nx = (int) size.x();
        ny = (int) size.y();
        nz = (int) size.z();
    }

    /** Coordinates x, y, z of point after point, in half voxels from the centre of the box's first voxel. */
    static int[] of(Mask mask, Box box) {
        SurfacePoints points = new SurfacePoints(mask, box);
        points.visitLines();
        return Arrays.copyOf(points.coordinates, points.length);
    }

    private void visitLines() {
        Lines alongZ = new Lines(Math.multiplyExact(nx, ny));
        for (int z = 0; z < nz; z++) {
            Lines alongY = new Lines(nx);
            for (int y = 0; y < ny; y++) {
                Lines alongX = new Lines(1);
                long row = mask.grid().index(box.x0(), box.y0() + y, box.z0() + z);
                for (int x = 0; x < nx; x++) {
                    if (mask.contains(row + x)) {
                        alongX.meet(0, x);
                        alongY.meet(x, y);
                        alongZ.meet(x + nx * y, z);
                    }
                }
                if (alongX.last[0] >= 0) {
                    add(2 * alongX.first[0] - 1, 2 * y, 2 * z);
                    add(2 * alongX.last[0] + 1, 2 * y, 2 * z);
                }
            }
            for (int x = 0; x < nx; x++) {
                if (alongY.last[x] >= 0) {
                    add(2 * x, 2 * alongY.first[x] - 1, 2 * z);
                    add(2 * x, 2 * alongY.last[x] + 1, 2 * z);
                }
            }
        }
        for (int line = 0; line < alongZ.last.length; line++) {
            if (alongZ.last[line] >= 0) {
                add(2 * (line % nx), 2 * (line / nx), 2 * alongZ.first[line] - 1);
                add(2 * (line % nx), 2 * (line / nx), 2 * alongZ.last[line] + 1);
            }
        }
    }

    private void add(int x, int y, int z) {
        if (length + 3 > coordinates.length) {
            coordinates = Arrays.copyOf(coordinates, Math.multiplyExact(coordinates.length, 2));
        }
        coordinates[length++] = x;
        coordinates[length++] = y;
        coordinates[length++] = z;
    }

    /** The first and the last voxel inside, met so far, of each of some parallel lines; -1 where there is none. */
    private static final class Lines {

        private final int[] first;
        private final int[] last;

        Lines(int count) {
            first = new int[count];
            last = new int[count];
            Arrays.fill(last, -1);
        }

        void meet(int line, int place) {
            if (last[line] < 0) {
                first[line] = place;
            }
            last[line] = place;
        }
    }
}
