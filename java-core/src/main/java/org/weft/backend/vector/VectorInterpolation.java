package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static jdk.incubator.vector.VectorOperators.D2F;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Box;
import org.weft.kernel.InterpolationKernel;

/**
 * Interpolation in bands of rows, from the first slice to the last: each slice of the image is interpolated along x and y once per band into a
 * plane of a ring that holds as many as one slice of the result needs. All three sums run over neighbouring values: along x, rows stand side
 * by side, turned into columns.
 */
public final class VectorInterpolation implements InterpolationKernel {

    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.clamp(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512)));
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class,
            VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final int LANES = DOUBLES.length();

    /** Vectors summed side by side, so that one addition does not wait for the one before it. */
    private static final int UNROLL = 4;

    /** Rows that go along x together. */
    private static final int ROWS = UNROLL * LANES;

    /** Values of the ring of a band, 16 MB. */
    private static final int RING = 1 << 21;

    @Override
    public void interpolate(Arguments arguments) {
        Box part = arguments.part();
        int stride = roundUp(part.size().x());
        int depth = longest(arguments.z(), part.z0(), part.z1());
        long rows = Math.clamp(RING / ((long) depth * stride), 1L, part.size().y());
        for (long y = part.y0(); y < part.y1(); y += rows) {
            new Band(arguments, (int) y, (int) Math.min(y + rows, part.y1()), stride, depth).interpolate();
        }
    }

    private static int longest(Weights weights, long from, long to) {
        int longest = 0;
        for (long i = from; i < to; i++) {
            longest = Math.max(longest, weights.weights()[(int) i].length);
        }
        return longest;
    }

    /** One past the last voxel of the image that the output voxels {@code from} to {@code to} need. */
    private static long end(Weights weights, long from, long to) {
        long end = 0;
        for (long i = from; i < to; i++) {
            end = Math.max(end, weights.first()[(int) i] + weights.weights()[(int) i].length);
        }
        return end;
    }

    private static int roundUp(long count) {
        return Math.toIntExact((count + LANES - 1) / LANES * LANES);
    }

    /**
     * {@code out[to + i] = Σ_k weights[k] · in[from + places[k] + i]} for i from 0 to count, a multiple of the vector's
     * length.
     */
    private static void sum(double[] weights, double[] in, int from, int[] places, int count, double[] out, int to) {
        int i = 0;
        for (; i <= count - UNROLL * LANES; i += UNROLL * LANES) {
            int at = from + places[0] + i;
            DoubleVector a = load(in, at).mul(weights[0]);
            DoubleVector b = load(in, at + LANES).mul(weights[0]);
            DoubleVector c = load(in, at + 2 * LANES).mul(weights[0]);
            DoubleVector d = load(in, at + 3 * LANES).mul(weights[0]);
            for (int k = 1; k < weights.length; k++) {
                at = from + places[k] + i;
                a = a.add(load(in, at).mul(weights[k]));
                b = b.add(load(in, at + LANES).mul(weights[k]));
                c = c.add(load(in, at + 2 * LANES).mul(weights[k]));
                d = d.add(load(in, at + 3 * LANES).mul(weights[k]));
            }
            a.intoArray(out, to + i);
            b.intoArray(out, to + i + LANES);
            c.intoArray(out, to + i + 2 * LANES);
            d.intoArray(out, to + i + 3 * LANES);
        }
        for (; i < count; i += LANES) {
            DoubleVector a = load(in, from + places[0] + i).mul(weights[0]);
            for (int k = 1; k < weights.length; k++) {
                a = a.add(load(in, from + places[k] + i).mul(weights[k]));
            }
            a.intoArray(out, to + i);
        }
    }

    private static DoubleVector load(double[] values, int at) {
        return DoubleVector.fromArray(DOUBLES, values, at);
    }

    /** Rows {@code y0} to {@code y1} of the part, rows of all scratch arrays padded to whole vectors. */
    private static final class Band {

        private final Arguments arguments;
        private final Box part;
        private final int y0;
        private final int y1;
        private final int stride;
        /** First column of the image needed, and how many. */
        private final long column;
        private final int columns;
        /** First row of the image needed, and how many. */
        private final long row;
        private final int rows;
        /** A few rows of the image, float32[row][x], the same as float64[x][row], and what becomes of them along x. */
        private final float[] upright;
        private final double[] turned;
        private final double[] turnedSums;
        /** A slice after x, float64[y][x]. */
        private final double[] alongX;
        /** Slices after x and y, float64[slot][y][x], and the slice that a slot holds. */
        private final double[] ring;
        private final long[] held;
        private final double[] plane;
        private final int[] turnedPlaces;
        private final int[] rowPlaces;

        Band(Arguments arguments, int y0, int y1, int stride, int depth) {
            this.arguments = arguments;
            this.y0 = y0;
            this.y1 = y1;
            this.stride = stride;
            part = arguments.part();
            column = arguments.x().first()[(int) part.x0()];
            columns = Math.toIntExact(end(arguments.x(), part.x0(), part.x1()) - column);
            row = arguments.y().first()[y0];
            rows = Math.toIntExact(end(arguments.y(), y0, y1) - row);
            upright = new float[Math.multiplyExact(columns, ROWS)];
            turned = new double[Math.multiplyExact(columns, ROWS)];
            turnedSums = new double[Math.multiplyExact(stride, ROWS)];
            alongX = new double[Math.multiplyExact(rows, stride)];
            plane = new double[Math.multiplyExact(y1 - y0, stride)];
            ring = new double[Math.multiplyExact(depth, plane.length)];
            held = new long[depth];
            Arrays.fill(held, -1);
            turnedPlaces = places(longest(arguments.x(), part.x0(), part.x1()), ROWS);
            rowPlaces = places(longest(arguments.y(), y0, y1), stride);
        }

        private static int[] places(int count, int step) {
            int[] places = new int[count];
            for (int k = 0; k < count; k++) {
                places[k] = k * step;
            }
            return places;
        }

        void interpolate() {
            int[] slots = new int[held.length];
            for (int z = (int) part.z0(); z < part.z1(); z++) {
                double[] weights = arguments.z().weights()[z];
                for (int k = 0; k < weights.length; k++) {
                    slots[k] = slot(arguments.z().first()[z] + k) * plane.length;
                }
                sum(weights, ring, 0, slots, plane.length, plane, 0);
                write(z);
            }
        }

        /** The slot of the ring that holds a slice; slices before it are not asked for again once it has overwritten them. */
        private int slot(long slice) {
            int slot = (int) (slice % held.length);
            if (held[slot] != slice) {
                alongX(slice);
                alongY(slot * plane.length);
                held[slot] = slice;
            }
            return slot;
        }

        private void alongX(long slice) {
            for (int r = 0; r < rows; r += ROWS) {
                int count = Math.min(ROWS, rows - r);
                turn(slice, r, count);
                for (int x = 0; x < part.size().x(); x++) {
                    int i = (int) part.x0() + x;
                    int from = (int) (arguments.x().first()[i] - column) * ROWS;
                    sum(arguments.x().weights()[i], turned, from, turnedPlaces, roundUp(count), turnedSums, x * ROWS);
                }
                for (int lane = 0; lane < count; lane++) {
                    int to = (r + lane) * stride;
                    for (int x = 0; x < part.size().x(); x++) {
                        alongX[to + x] = turnedSums[x * ROWS + lane];
                    }
                }
            }
        }

        /** Rows of the image from the r-th needed one on, one in each column of {@code turned}. */
        private void turn(long slice, int r, int count) {
            for (int lane = 0; lane < count; lane++) {
                long start = column
                        + arguments.size().x() * (row + r + lane + arguments.size().y() * slice);
                MemorySegment.copy(arguments.in(), JAVA_FLOAT, start * Float.BYTES, upright, lane * columns, columns);
            }
            for (int c = 0; c < columns; c++) {
                for (int lane = 0; lane < count; lane++) {
                    turned[c * ROWS + lane] = upright[lane * columns + c];
                }
            }
        }

        private void alongY(int to) {
            for (int y = y0; y < y1; y++) {
                int from = (int) (arguments.y().first()[y] - row) * stride;
                sum(arguments.y().weights()[y], alongX, from, rowPlaces, stride, ring, to + (y - y0) * stride);
            }
        }

        private void write(long z) {
            MemorySegment out = arguments.out();
            int count = (int) part.size().x();
            for (int y = y0; y < y1; y++) {
                long to = part.x0() + arguments.x().count() * (y + arguments.y().count() * z);
                int from = (y - y0) * stride;
                int x = 0;
                for (; x <= count - LANES; x += LANES) {
                    ((FloatVector) load(plane, from + x).convertShape(D2F, FLOATS, 0)).intoMemorySegment(out,
                            (to + x) * Float.BYTES, ByteOrder.nativeOrder());
                }
                for (; x < count; x++) {
                    out.setAtIndex(JAVA_FLOAT, to + x, (float) plane[from + x]);
                }
            }
        }
    }
}
