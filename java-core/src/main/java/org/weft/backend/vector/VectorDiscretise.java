package org.weft.backend.vector;

import static jdk.incubator.vector.VectorOperators.D2I;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.kernel.DiscretiseKernel;

/**
 * Grey levels, row by row: the divisions of a row from its first to its last voxel inside the mask go through vectors
 * into a scratch row, whence the voxels of the mask take theirs.
 */
public final class VectorDiscretise implements DiscretiseKernel {

    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.clamp(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512)));
    private static final VectorShape HALF = VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2);
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, HALF);
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, HALF);

    /** From here on a double has no fraction, and adding it to a smaller one rounds that to a whole number. */
    private static final double WHOLE = 0x1p52;

    @Override
    public void discretise(Arguments arguments) {
        Box box = arguments.box();
        Size size = arguments.volume().grid().size();
        int[] bins = new int[Math.toIntExact(box.size().x())];
        long out = arguments.slab().z0() * box.size().x() * box.size().y();
        for (long z = box.z0() + arguments.slab().z0(); z < box.z0() + arguments.slab().z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++, out += bins.length) {
                row(arguments, box.x0() + size.x() * (y + size.y() * z), bins, out);
            }
        }
    }

    private static void row(Arguments arguments, long in, int[] bins, long out) {
        MemorySegment mask = arguments.mask().voxels();
        MemorySegment levels = arguments.levels();
        levels.asSlice(out * Short.BYTES, (long) bins.length * Short.BYTES).fill((byte) 0);
        int first = 0;
        while (first < bins.length && mask.get(Mask.LAYOUT, in + first) == 0) {
            first++;
        }
        int end = bins.length;
        while (end > first && mask.get(Mask.LAYOUT, in + end - 1) == 0) {
            end--;
        }
        bin(arguments, in, first, end, bins);
        for (int x = first; x < end; x++) {
            int inside = mask.get(Mask.LAYOUT, in + x) == 0 ? 0 : bins[x] + 1;
            levels.setAtIndex(DiscretisedVolume.LAYOUT, out + x, (short) inside);
        }
    }

    /** Levels, less 1, of the voxels {@code first} to {@code end} of a row. */
    private static void bin(Arguments arguments, long in, int first, int end, int[] bins) {
        MemorySegment voxels = arguments.volume().voxels();
        double lower = arguments.lower();
        double multiplier = arguments.multiplier();
        double divisor = arguments.divisor();
        double firstBin = arguments.first();
        int last = arguments.levelCount() - 1;
        int x = first;
        for (; x <= end - DOUBLES.length(); x += DOUBLES.length()) {
            var v = (DoubleVector) FloatVector
                    .fromMemorySegment(FLOATS, voxels, (in + x) * Float.BYTES, ByteOrder.nativeOrder())
                    .convertShape(F2D, DOUBLES, 0);
            DoubleVector bin = floor(v.sub(lower).mul(multiplier).div(divisor)).sub(firstBin);
            DoubleVector atLeast = bin.blend(0.0, bin.compare(LT, 0.0));
            DoubleVector within = atLeast.blend(last, atLeast.compare(GT, last));
            ((IntVector) within.convertShape(D2I, INTS, 0)).intoArray(bins, x);
        }
        for (; x < end; x++) {
            double bin = Math.floor(multiplier * (arguments.volume().at(in + x) - lower) / divisor) - firstBin;
            bins[x] = (int) Math.min(Math.max(bin, 0), last);
        }
    }

    /** The largest whole numbers not above {@code v}: rounded to the nearest one, and 1 less where that is above. */
    private static DoubleVector floor(DoubleVector v) {
        DoubleVector size = v.abs();
        DoubleVector rounded = size.add(WHOLE).sub(WHOLE);
        DoubleVector nearest = rounded.blend(rounded.neg(), v.compare(LT, 0.0));
        DoubleVector floor = nearest.sub(1.0, nearest.compare(GT, v));
        return floor.blend(v, size.compare(GE, WHOLE));
    }
}
