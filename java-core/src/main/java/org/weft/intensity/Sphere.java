package org.weft.intensity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/**
 * The voxels within a sphere of 1 cm³ around a voxel, as discs of rows along x.
 *
 * @param discs  the distinct slices of the sphere
 * @param reachX how far the longest row reaches to either side, in voxels
 */
record Sphere(List<Disc> discs, int reachX, int reachY, int reachZ) {

    /** In millimetres. */
    private static final double RADIUS = 10 * StrictMath.cbrt(3 / (4 * Math.PI));

    /** The voxels from {@code -half} to {@code half} along x, {@code dy} away from the slice's centre. */
    record Row(int dy, int half) {}

    /**
     * A slice of the sphere.
     *
     * @param rows in the order of y
     * @param dz   the slices, counted from the centre, that look so
     */
    record Disc(List<Row> rows, List<Integer> dz) {}

    /** @param image size of the image: beyond it no voxel of the sphere counts */
    static Sphere of(Spacing spacing, Size image) {
        int reachX = reach(spacing.x(), image.x());
        int reachY = reach(spacing.y(), image.y());
        int reachZ = reach(spacing.z(), image.z());
        Map<List<Row>, List<Integer>> slices = new LinkedHashMap<>();
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
            slices.computeIfAbsent(rows, _ -> new ArrayList<>()).add(dz);
        }
        List<Disc> discs = slices.entrySet().stream().map(slice -> new Disc(slice.getKey(), slice.getValue())).toList();
        return new Sphere(discs, reachX, reachY, reachZ);
    }

    /** The lengths of rows, as voxels from their middle to their end. */
    Set<Integer> halves() {
        return discs.stream().flatMap(disc -> disc.rows.stream()).map(Row::half).collect(Collectors.toSet());
    }

    /** Number of voxels from the centre of the sphere to its border along an axis. */
    static long reach(double spacing) {
        return (long) (RADIUS / spacing);
    }

    private static int reach(double spacing, long size) {
        return Math.toIntExact(Math.min(reach(spacing), size - 1));
    }
}
