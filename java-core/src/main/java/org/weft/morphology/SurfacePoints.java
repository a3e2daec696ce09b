package org.weft.morphology;

import java.util.Arrays;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.image.Mask;

/**
 * Vertices of a mask's mesh among which are all corners of its convex hull: of the first and the last one on every line of the lattice along x, y
 * and z, those that are corners of the convex hull of their plane across z. They lie half a voxel before the line's first voxel inside and half a
 * voxel after its last one.
 */
final class SurfacePoints {

    /** Longest side of a region, in voxels, for which the predicates of {@link QuickHull} cannot overflow. */
    static final long MAX_SIDE = (1 << 19) - 1;

    private final Mask mask;
    private final Box box;
    private final int nx;
    private final int ny;
    private final int nz;
    private final byte[] row;
    private int[] corners = new int[1 << 12];
    private int length;
    private double[] planeX = new double[1 << 8];
    private double[] planeY = new double[1 << 8];
    private int inPlane;

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
        row = new byte[nx];
    }

    /** Coordinates x, y, z of point after point, in half voxels from the centre of the box's first voxel. */
    static int[] of(Mask mask, Box box) {
        SurfacePoints points = new SurfacePoints(mask, box);
        Lines alongZ = new Lines(Math.multiplyExact(points.nx, points.ny));
        for (int z = 0; z < points.nz; z++) {
            points.visitSlice(z, alongZ);
        }
        points.visitEnds(alongZ);
        return Arrays.copyOf(points.corners, points.length);
    }

    private void visitSlice(int z, Lines alongZ) {
        Lines alongX = new Lines(ny);
        Lines alongY = new Lines(nx);
        for (int y = 0; y < ny; y++) {
            visitRow(y, z, alongX, alongY, alongZ);
        }
        for (int y = 0; y < ny; y++) {
            if (alongX.last[y] >= 0) {
                add(2 * alongX.first[y] - 1, 2 * y);
                add(2 * alongX.last[y] + 1, 2 * y);
            }
        }
        for (int x = 0; x < nx; x++) {
            if (alongY.last[x] >= 0) {
                add(2 * x, 2 * alongY.first[x] - 1);
                add(2 * x, 2 * alongY.last[x] + 1);
            }
        }
        closePlane(2 * z);
    }

    private void visitRow(int y, int z, Lines alongX, Lines alongY, Lines alongZ) {
        mask.copy(mask.grid().index(box.x0(), box.y0() + y, box.z0() + z), row);
        for (int x = 0; x < nx; x++) {
            if (row[x] != 0) {
                alongX.meet(y, x);
                alongY.meet(x, y);
                alongZ.meet(x + nx * y, z);
            }
        }
    }

    /** The ends of the lines along z, plane by plane. */
    private void visitEnds(Lines alongZ) {
        long[] ends = new long[2 * alongZ.last.length];
        int count = 0;
        for (int line = 0; line < alongZ.last.length; line++) {
            if (alongZ.last[line] >= 0) {
                ends[count++] = 2L * alongZ.first[line] << Integer.SIZE | line;
                ends[count++] = 2L * (alongZ.last[line] + 1) << Integer.SIZE | line;
            }
        }
        Arrays.sort(ends, 0, count);
        for (int k = 0; k < count; k++) {
            int line = (int) ends[k];
            add(2 * (line % nx), 2 * (line / nx));
            int plane = (int) (ends[k] >> Integer.SIZE);
            if (k + 1 == count || plane != (int) (ends[k + 1] >> Integer.SIZE)) {
                closePlane(plane - 1);
            }
        }
    }

    private void add(int x, int y) {
        if (inPlane == planeX.length) {
            planeX = Arrays.copyOf(planeX, Math.multiplyExact(inPlane, 2));
            planeY = Arrays.copyOf(planeY, planeX.length);
        }
        planeX[inPlane] = x;
        planeY[inPlane++] = y;
    }

    /** Keeps the corners of the points added since the last plane; products of their coordinates are exact as float64. */
    private void closePlane(int z) {
        if (inPlane == 0) {
            return;
        }
        ConvexPolygon outline = ConvexPolygon.around(planeX, planeY, inPlane);
        int count = outline.x().length;
        while (length + 3 * count > corners.length) {
            corners = Arrays.copyOf(corners, Math.multiplyExact(corners.length, 2));
        }
        for (int k = 0; k < count; k++) {
            corners[length++] = (int) outline.x()[k];
            corners[length++] = (int) outline.y()[k];
            corners[length++] = z;
        }
        inPlane = 0;
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
