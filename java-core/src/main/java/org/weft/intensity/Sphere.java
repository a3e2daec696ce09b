package org.weft.intensity;

import java.util.ArrayList;
import java.util.List;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/**
 * The voxels within a sphere of 1 cm³ around a voxel, as rows along x.
 *
 * @param slices rows by slice, from {@code reachZ} below the centre to {@code reachZ} above it, in the order of y
 * @param reachX how far the longest row reaches to either side, in voxels
 */
record Sphere(List<List<Row>> slices, int reachX, int reachY, int reachZ) {

    /** In millimetres. */
    private static final double RADIUS = 10 * StrictMath.cbrt(3 / (4 * Math.PI));

    /** The voxels from {@code -half} to {@code half} along x, {@code dy} away from the slice's centre. */
    record Row(int dy, int half) {}

    /** @param image size of the image: beyond it no voxel of the sphere counts */
    static Sphere of(Spacing spacing, Size image) {
        int reachX = reach(spacing.x(), image.x());
        int reachY = reach(spacing.y(), image.y());
        int reachZ = reach(spacing.z(), image.z());
        List<List<Row>> slices = new ArrayList<>();
        for (int dz = -reachZ; dz <= reachZ; dz++) {
            List<Row> rows = new ArrayList<>();
            for (int dy = -reachY; dy <= reachY; dy++) {
                double y = dy * spacing.y();
                double z = dz * spacing.z();
                double left = RADIUS * RADIUS - y * y - z * z;
                if (left >= 0) {
                    rows.add(new Row(dy, (int) Math.min(Math.sqrt(left) / spacing.x(), reachX)));
                }
            }
            slices.add(rows);
        }
        return new Sphere(slices, reachX, reachY, reachZ);
    }

    /** The rows of the slice {@code dz} away from the centre. */
    List<Row> rows(int dz) {
        return slices.get(dz + reachZ);
    }

    /** Number of voxels from the centre of the sphere to its border along an axis. */
    static long reach(double spacing) {
        return (long) (RADIUS / spacing);
    }

    private static int reach(double spacing, long size) {
        return Math.toIntExact(Math.min(reach(spacing), size - 1));
    }
}
