package org.weft.dicom.region;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Size;
import org.weft.image.Mask;

/**
 * Fills contours on slices of a mask: a voxel belongs to a plane's contours where its centre lies inside an odd number of them.
 * A centre on an edge counts as if it lay a hair nearer to the image's last column and row: an edge crosses the rows {@code y0 <= row < y1} of its
 * lower and upper end, and between two crossings a row takes the columns {@code x0 <= column < x1}. So contours with a common edge neither overlap
 * nor leave a gap. Crossings are rounded to a 2⁻²⁸th of a voxel, as the rounding of an edge's ends by {@link Contour} may have moved them off a
 * centre. Several planes on one slice are united.
 */
final class ContourFill {

    private static final double LATTICE = 1L << 28;
    private static final int INSIDE = 1;
    /** Marks where a row changes sides, while a plane is filled. */
    private static final int CROSSED = 2;

    private final Size size;
    private final MemorySegment voxels;

    /**
     * @param voxels uint8[z][y][x], 0 or 1
     */
    ContourFill(Size size, MemorySegment voxels) {
        this.size = size;
        this.voxels = voxels;
    }

    /** Adds a plane to the slice nearest to it, which must exist. */
    void add(ContourPlane plane) {
        long first = size.x() * size.y() * plane.slice();
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (Contour contour : plane.contours()) {
            cross(contour, first);
            bottom = Math.min(bottom, Contour.least(contour.y()));
            top = Math.max(top, Contour.most(contour.y()));
        }
        for (long y = row(bottom); y < row(top); y++) {
            fill(first + y * size.x());
        }
    }

    private void cross(Contour contour, long first) {
        double[] x = contour.x();
        double[] y = contour.y();
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            // from the lower end up: both neighbours of an edge must find the same crossings to the last bit
            int from = y[i] < y[j] ? i : j;
            int to = from == i ? j : i;
            for (long row = row(y[from]); row < row(y[to]); row++) {
                double crossing = x[from] + (row - y[from]) * (x[to] - x[from]) / (y[to] - y[from]);
                long column = Math.max(0, (long) Math.ceil(Math.rint(crossing * LATTICE) / LATTICE));
                if (column < size.x()) {
                    long at = first + row * size.x() + column;
                    voxels.set(Mask.LAYOUT, at, (byte) (voxels.get(Mask.LAYOUT, at) ^ CROSSED));
                }
            }
        }
    }

    /** The first row of the image at or above a place. */
    private long row(double y) {
        return Math.clamp((long) Math.ceil(y), 0, size.y());
    }

    private void fill(long row) {
        int inside = 0;
        for (long at = row; at < row + size.x(); at++) {
            byte voxel = voxels.get(Mask.LAYOUT, at);
            inside ^= voxel >> 1;
            voxels.set(Mask.LAYOUT, at, (byte) (voxel & INSIDE | inside));
        }
    }
}
