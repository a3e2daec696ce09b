package org.weft.backend.vector;

import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Boundary;
import org.weft.grid.Size;
import org.weft.kernel.ConvolutionKernel;

/**
 * Convolution from a scratch line of doubles, into which a piece of the image and what stands beyond it are converted once for all taps. Along x
 * the line is a piece of a row; along y and z it has {@value #STRIP} voxels, neighbours in memory, at each place. Whatever the axis, four vectors of sums
 * stay in registers while all taps go over them.
 */
public final class VectorConvolution implements ConvolutionKernel {

    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.clamp(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512)));
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class,
            VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /** Voxels of a vector, and of the four that are summed side by side. */
    private static final int LANES = DOUBLES.length();
    private static final int BLOCK = 4 * LANES;

    /** Voxels at a place of a line along y or z: as many cache lines in a row as make the processor fetch ahead. */
    private static final int STRIP = 128;

    /** Results of a line at most, so that it stays in the cache: along x, and along y or z. */
    private static final int ROW_SPAN = 512;
    private static final int STRIP_SPAN = 128;

    @Override
    public void convolve(Arguments arguments) {
        Size size = arguments.size();
        long plane = size.x() * size.y();
        long z0 = arguments.slab().z0();
        long z1 = arguments.slab().z1();
        switch (arguments.axis()) {
            case X -> {
                Line line = new Line(arguments, 1);
                for (long row = z0 * size.y(); row < z1 * size.y(); row++) {
                    line.alongRow(row * size.x(), size.x());
                }
            }
            case Y -> {
                Line line = new Line(arguments, STRIP);
                for (long z = z0; z < z1; z++) {
                    line.acrossRows(z * plane, size.x(), 0, size.y(), size.y());
                }
            }
            case Z -> new Line(arguments, STRIP).acrossRows(0, plane, z0, z1, size.z());
        }
    }

    /** The scratch line: place p of it is the one that the last tap finds p results after the first. */
    private static final class Line {

        private final MemorySegment in;
        private final MemorySegment out;
        private final Boundary boundary;
        private final boolean add;
        private final int before;
        private final int more;
        private final double[] taps;
        private final int[] offsets;
        private final double[] voxels;

        /** @param width voxels at each place */
        Line(Arguments arguments, int width) {
            in = arguments.in();
            out = arguments.out();
            boundary = arguments.boundary();
            add = arguments.add();
            double[] all = arguments.taps();
            more = all.length - 1;
            before = more - arguments.origin();
            int[] used = IntStream.range(0, all.length).filter(k -> all[k] != 0).toArray();
            taps = Arrays.stream(used).mapToDouble(k -> all[k]).toArray();
            offsets = Arrays.stream(used).map(k -> (more - k) * width).toArray();
            voxels = new double[Math.multiplyExact(Math.addExact(width == 1 ? ROW_SPAN : STRIP_SPAN, more), width)
                    + BLOCK];
        }

        /** All of the n voxels of a row, of which a place is one. */
        void alongRow(long row, long n) {
            for (long from = 0; from < n; from += ROW_SPAN) {
                int count = (int) Math.min(ROW_SPAN, n - from);
                loadRow(row, from - before, count + more, n);
                for (int i = 0; i < count; i += BLOCK) {
                    sum(i, row + from + i, count - i);
                }
            }
        }

        private void loadRow(long row, long first, int count, long n) {
            int left = Math.clamp(-first, 0, count);
            int right = Math.clamp(n - first, left, count);
            for (int p = 0; p < left; p++) {
                voxels[p] = voxel(row, first + p, n);
            }
            convert(row + first + left, left, right - left);
            for (int p = right; p < count; p++) {
                voxels[p] = voxel(row, first + p, n);
            }
        }

        private double voxel(long row, long place, long n) {
            long from = boundary.index(place, n);
            return from == Boundary.NOWHERE ? 0 : in.getAtIndex(ValueLayout.JAVA_FLOAT, row + from);
        }

        /** Places from i0 to i1 of n, each of {@code width} voxels in memory that follow those of the one before. */
        void acrossRows(long start, long width, long i0, long i1, long n) {
            for (long x = 0; x < width; x += STRIP) {
                int strip = (int) Math.min(STRIP, width - x);
                for (long from = i0; from < i1; from += STRIP_SPAN) {
                    int count = (int) Math.min(STRIP_SPAN, i1 - from);
                    loadStrip(start + x, width, strip, from - before, count + more, n);
                    for (int i = 0; i < count; i++) {
                        for (int b = 0; b < strip; b += BLOCK) {
                            sum(i * STRIP + b, start + x + b + (from + i) * width, strip - b);
                        }
                    }
                }
            }
        }

        private void loadStrip(long start, long width, int strip, long first, int count, long n) {
            for (int p = 0; p < count; p++) {
                long from = boundary.index(first + p, n);
                if (from == Boundary.NOWHERE) {
                    Arrays.fill(voxels, p * STRIP, (p + 1) * STRIP, 0);
                } else {
                    convert(start + from * width, p * STRIP, strip);
                }
            }
        }

        private void convert(long from, int to, int count) {
            int i = 0;
            for (; i <= count - LANES; i += LANES) {
                FloatVector.fromMemorySegment(FLOATS, in, (from + i) * Float.BYTES, ORDER).convertShape(F2D, DOUBLES, 0)
                        .reinterpretAsDoubles().intoArray(voxels, to + i);
            }
            for (; i < count; i++) {
                voxels[to + i] = in.getAtIndex(ValueLayout.JAVA_FLOAT, from + i);
            }
        }

        /** Results of a block of voxels that follow each other, as many as there are. */
        private void sum(int at, long voxel, int count) {
            DoubleVector a = start(voxel, count);
            DoubleVector b = start(voxel + LANES, count - LANES);
            DoubleVector c = start(voxel + 2 * LANES, count - 2 * LANES);
            DoubleVector d = start(voxel + 3 * LANES, count - 3 * LANES);
            for (int t = 0; t < taps.length; t++) {
                DoubleVector tap = DoubleVector.broadcast(DOUBLES, taps[t]);
                int from = at + offsets[t];
                a = a.add(DoubleVector.fromArray(DOUBLES, voxels, from).mul(tap));
                b = b.add(DoubleVector.fromArray(DOUBLES, voxels, from + LANES).mul(tap));
                c = c.add(DoubleVector.fromArray(DOUBLES, voxels, from + 2 * LANES).mul(tap));
                d = d.add(DoubleVector.fromArray(DOUBLES, voxels, from + 3 * LANES).mul(tap));
            }
            store(a, voxel, count);
            store(b, voxel + LANES, count - LANES);
            store(c, voxel + 2 * LANES, count - 2 * LANES);
            store(d, voxel + 3 * LANES, count - 3 * LANES);
        }

        private DoubleVector start(long voxel, int count) {
            DoubleVector zero = DoubleVector.zero(DOUBLES);
            if (!add || count <= 0) {
                return zero;
            }
            FloatVector held = count >= LANES
                    ? FloatVector.fromMemorySegment(FLOATS, out, voxel * Float.BYTES, ORDER)
                    : FloatVector.fromMemorySegment(FLOATS, out, voxel * Float.BYTES, ORDER, first(count));
            return zero.add(held.convertShape(F2D, DOUBLES, 0));
        }

        private void store(DoubleVector sums, long voxel, int count) {
            var rounded = (FloatVector) sums.convertShape(D2F, FLOATS, 0);
            if (count >= LANES) {
                rounded.intoMemorySegment(out, voxel * Float.BYTES, ORDER);
            } else if (count > 0) {
                rounded.intoMemorySegment(out, voxel * Float.BYTES, ORDER, first(count));
            }
        }

        private static VectorMask<Float> first(int count) {
            return FLOATS.indexInRange(0, count);
        }
    }
}
