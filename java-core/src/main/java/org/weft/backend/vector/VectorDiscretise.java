package org.weft.backend.vector;

import static jdk.incubator.vector.VectorOperators.D2I;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.weft.backend.scalar.ScalarDiscretise;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
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

    /** Adding and taking away this rounds a double of less than {@link #ROUNDABLE} to a whole number. */
    private static final double WHOLE = 0x1.8p52;

    private static final double ROUNDABLE = 0x1p51;

    @Override
    public void discretise(Arguments arguments) {
        if (Math.abs((double) arguments.first()) + arguments.levelCount() >= ROUNDABLE) {
            new ScalarDiscretise().discretise(arguments);
            return;
        }
        Box box = arguments.box();
        Size size = arguments.volume().grid().size();
        Row row = new Row(Math.toIntExact(box.size().x()));
        long out = arguments.slab().z0() * box.size().x() * box.size().y();
        for (long z = box.z0() + arguments.slab().z0(); z < box.z0() + arguments.slab().z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++, out += row.bins.length) {
                row.discretise(arguments, box.x0() + size.x() * (y + size.y() * z), out);
            }
        }
    }

    /** A row of a box: bins, less the first one, as far as the mask reaches; whether the mask has a voxel; levels. */
    private record Row(int[] bins, byte[] inside, short[] levels) {

        Row(int length) {
            this(new int[length], new byte[length], new short[length]);
        }

        void discretise(Arguments arguments, long in, long out) {
            arguments.mask().copy(in, inside);
            int first = 0;
            while (first < bins.length && inside[first] == 0) {
                first++;
            }
            int end = bins.length;
            while (end > first && inside[end - 1] == 0) {
                end--;
            }
            bin(arguments, in, first, end);
            for (int x = 0; x < bins.length; x++) {
                levels[x] = (short) (inside[x] == 0 ? 0 : bins[x] + 1);
            }
            MemorySegment.copy(levels, 0, arguments.levels(), DiscretisedVolume.LAYOUT, out * Short.BYTES,
                    levels.length);
        }

        /** An intensity is brought into the range of bins before it is rounded down, which changes no bin and spares large numbers. */
        private void bin(Arguments arguments, long in, int first, int end) {
            MemorySegment voxels = arguments.volume().voxels();
            double lower = arguments.lower();
            double multiplier = arguments.multiplier();
            double divisor = arguments.divisor();
            double firstBin = arguments.first();
            double lastBin = firstBin + arguments.levelCount() - 1;
            int x = first;
            for (; x <= end - DOUBLES.length(); x += DOUBLES.length()) {
                var v = (DoubleVector) FloatVector
                        .fromMemorySegment(FLOATS, voxels, (in + x) * Float.BYTES, ByteOrder.nativeOrder())
                        .convertShape(F2D, DOUBLES, 0);
                DoubleVector place = v.sub(lower).mul(multiplier).div(divisor);
                DoubleVector atLeast = place.blend(firstBin, place.compare(LT, firstBin));
                DoubleVector within = atLeast.blend(lastBin, atLeast.compare(GT, lastBin));
                DoubleVector nearest = within.add(WHOLE).sub(WHOLE);
                DoubleVector bin = nearest.sub(1.0, nearest.compare(GT, within)).sub(firstBin);
                ((IntVector) bin.convertShape(D2I, INTS, 0)).intoArray(bins, x);
            }
            for (; x < end; x++) {
                double bin = Math.floor(multiplier * (arguments.volume().at(in + x) - lower) / divisor) - firstBin;
                bins[x] = (int) Math.min(Math.max(bin, 0), lastBin - firstBin);
            }
        }
    }
}
