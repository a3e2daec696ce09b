package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Size;
import org.weft.kernel.DistanceKernel;

/**
 * Distance to the edge, first along each row, then by two sweeps over the rows, there and back: city-block steps are
 * separable. Of two rows in arrays, the compiler turns the minimum into lanes by itself.
 */
public final class VectorDistance implements DistanceKernel {

    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

    @Override
    public void measure(Arguments arguments) {
        Sweep sweep = new Sweep(arguments);
        sweep.there();
        sweep.back();
    }

    private static final class Sweep {

        private final Arguments arguments;
        private final Size size;
        private final int width;
        private final byte[] mask;
        private final int[] outside;
        private int[] row;
        private int[] beside;

        Sweep(Arguments arguments) {
            this.arguments = arguments;
            size = arguments.mask().grid().size();
            width = Math.toIntExact(size.x());
            mask = new byte[width];
            outside = new int[width];
            row = new int[width];
            beside = new int[width];
        }

        void there() {
            for (long z = 0; z < size.z(); z++) {
                for (long y = 0; y < size.y(); y++) {
                    measureAlong(y + size.y() * z);
                    lower(y, y - 1, z, z - 1);
                }
            }
        }

        void back() {
            for (long z = size.z() - 1; z >= 0; z--) {
                for (long y = size.y() - 1; y >= 0; y--) {
                    read(y + size.y() * z, row);
                    lower(y, y + 1, z, z + 1);
                }
            }
        }

        /** Distances to the ends of the mask's runs in a row. */
        private void measureAlong(long index) {
            MemorySegment.copy(arguments.mask().voxels(), JAVA_BYTE, index * width, mask, 0, width);
            int x = 0;
            while (x < width) {
                while (x < width && mask[x] == 0) {
                    row[x++] = 0;
                }
                int from = x;
                while (x < width && mask[x] != 0) {
                    x++;
                }
                for (int v = from; v < x; v++) {
                    row[v] = Math.min(v - from + 1, x - v);
                }
            }
        }

        /** Lowers row y to one more than the rows beside it, writes it, and keeps it as the row beside the next one. */
        private void lower(long y, long besideY, long z, long besideZ) {
            lowerTo(besideY < 0 || besideY >= size.y() ? outside : beside);
            if (!arguments.planar()) {
                if (besideZ < 0 || besideZ >= size.z()) {
                    lowerTo(outside);
                } else {
                    lowerTo((y + size.y() * besideZ) * width * Integer.BYTES);
                }
            }
            MemorySegment.copy(row, 0, arguments.distances(), JAVA_INT, (y + size.y() * z) * width * Integer.BYTES,
                    width);
            int[] free = beside;
            beside = row;
            row = free;
        }

        private void lowerTo(int[] other) {
            for (int x = 0; x < width; x++) {
                row[x] = Math.min(row[x], other[x] + 1);
            }
        }

        /** The same for a row that was written, which starts at a byte. */
        private void lowerTo(long start) {
            int x = 0;
            for (; x <= width - SPECIES.length(); x += SPECIES.length()) {
                var other = IntVector.fromMemorySegment(SPECIES, arguments.distances(),
                        start + (long) x * Integer.BYTES, ByteOrder.nativeOrder());
                other.add(1).min(IntVector.fromArray(SPECIES, row, x)).intoArray(row, x);
            }
            for (; x < width; x++) {
                row[x] = Math.min(row[x], arguments.distances().get(JAVA_INT, start + (long) x * Integer.BYTES) + 1);
            }
        }

        private void read(long index, int[] into) {
            MemorySegment.copy(arguments.distances(), JAVA_INT, index * width * Integer.BYTES, into, 0, width);
        }
    }
}
