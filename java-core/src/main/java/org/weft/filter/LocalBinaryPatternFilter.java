package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.settings.Filter;

/**
 * Local binary pattern of each slice, rotation-invariant and uniform (Ojala, Pietikäinen and Mäenpää 2002). Of P points at the angles 2π p / P on a circle
 * of R voxels, bilinear between voxels, those are bright that are at least as bright as the centre. The response is their number where bright and dark change at
 * most twice along the circle, P + 1 elsewhere. No unit, a whole number in 0 to P + 1.
 */
final class LocalBinaryPatternFilter {

    /** Parts of a voxel below which a point lies on a voxel. */
    private static final double ON_A_VOXEL = 1e-9;

    private LocalBinaryPatternFilter() {}

    static Volume apply(Filter.LocalBinaryPattern pattern, Volume image, Engine engine, Arena arena) {
        Grid grid = image.grid();
        MemorySegment response = Convolution.allocate(grid.size(), arena);
        List<CirclePoint> circle = IntStream.range(0, pattern.points()).mapToObj(
                p -> CirclePoint.of(2 * Math.PI * p / pattern.points(), pattern.radius())).toList();
        engine.workers().map(Slab.split(grid.size().z(), 4L * engine.workers().threadCount()), slab -> {
            Rows rows = new Rows(image, pattern.boundary(), (int) reach(pattern.radius()));
            long[] bright = new long[rows.width];
            boolean[] unknown = new boolean[rows.width];
            float[] codes = new float[rows.width];
            for (long z = slab.z0(); z < slab.z1(); z++) {
                for (long y = 0; y < grid.size().y(); y++) {
                    rows.brightPoints(circle, y, z, bright, unknown);
                    for (int x = 0; x < codes.length; x++) {
                        codes[x] = unknown[x] ? Float.NaN : code(bright[x], circle.size());
                    }
                    MemorySegment.copy(codes, 0, response, Volume.LAYOUT, grid.index(0, y, z) * Float.BYTES,
                            codes.length);
                }
            }
            return slab;
        });
        return new Volume(grid, response);
    }

    static Reach reach(Filter.LocalBinaryPattern pattern) {
        return Convolution.reach(Convolution.axes(2), pattern.boundary(), _ -> reach(pattern.radius()));
    }

    private static long reach(double radius) {
        return (long) Math.ceil(radius);
    }

    /** @param bright one bit a point */
    private static int code(long bright, int points) {
        long turned = bright >>> 1 | (bright & 1) << points - 1;
        return Long.bitCount(bright ^ turned) <= 2 ? Long.bitCount(bright) : points + 1;
    }

    /** A point of the circle: the voxel before it along x and y, seen from the centre, and how far it lies beyond that one. */
    private record CirclePoint(int x, int y, double dx, double dy) {

        static CirclePoint of(double angle, double radius) {
            double x = snap(radius * StrictMath.cos(angle));
            double y = snap(radius * StrictMath.sin(angle));
            return new CirclePoint((int) Math.floor(x), (int) Math.floor(y), x - Math.floor(x), y - Math.floor(y));
        }

        private static double snap(double place) {
            return Math.abs(place - Math.rint(place)) < ON_A_VOXEL ? Math.rint(place) : place;
        }
    }

    /** The rows of a slice with what stands beyond their ends. */
    private static final class Rows {

        private final Volume image;
        private final Boundary boundary;
        private final int reach;
        private final int width;
        private final float[] centre;
        private final float[] row;
        private final double[] difference;

        Rows(Volume image, Boundary boundary, int reach) {
            this.image = image;
            this.boundary = boundary;
            this.reach = reach;
            width = Math.toIntExact(image.grid().size().x());
            centre = new float[width];
            row = new float[width + 2 * reach + 1];
            difference = new double[width];
        }

        /** Sets the bit of every point that is bright, for each centre of a row; unknown is where a voxel that counts is no number. */
        void brightPoints(List<CirclePoint> circle, long y, long z, long[] bright, boolean[] unknown) {
            MemorySegment.copy(image.voxels(), Volume.LAYOUT, image.grid().index(0, y, z) * Float.BYTES, centre, 0,
                    width);
            Arrays.fill(bright, 0);
            Arrays.fill(unknown, false);
            for (int p = 0; p < circle.size(); p++) {
                CirclePoint point = circle.get(p);
                Arrays.fill(difference, 0);
                add(point, 1 - point.dy, y + point.y, z);
                add(point, point.dy, y + point.y + 1, z);
                for (int x = 0; x < width; x++) {
                    unknown[x] |= Double.isNaN(difference[x]);
                    bright[x] |= (difference[x] >= 0 ? 1L : 0L) << p;
                }
            }
        }

        /** Adds a row's share in the differences from the centres, which are exactly 0 where all voxels are equal. */
        private void add(CirclePoint point, double weight, long y, long z) {
            if (weight == 0) {
                return;
            }
            load(y, z);
            double left = weight * (1 - point.dx);
            double right = weight * point.dx;
            int first = reach + point.x;
            for (int x = 0; x < width; x++) {
                difference[x] += left * ((double) row[first + x] - centre[x]);
            }
            for (int x = 0; x < width && right != 0; x++) {
                difference[x] += right * ((double) row[first + x + 1] - centre[x]);
            }
        }

        private void load(long y, long z) {
            long from = boundary.index(y, image.grid().size().y());
            if (from == Boundary.NOWHERE) {
                Arrays.fill(row, 0);
                return;
            }
            long start = image.grid().index(0, from, z);
            MemorySegment.copy(image.voxels(), Volume.LAYOUT, start * Float.BYTES, row, reach, width);
            for (int i = 0; i < row.length; i++) {
                if (i < reach || i >= reach + width) {
                    long x = boundary.index(i - reach, width);
                    row[i] = x == Boundary.NOWHERE ? 0 : image.at(start + x);
                }
            }
        }
    }
}
