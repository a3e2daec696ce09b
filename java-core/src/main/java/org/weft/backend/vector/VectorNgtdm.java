package org.weft.backend.vector;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.Counts;
import org.weft.kernel.NgtdmKernel;

/**
 * Tone differences row by row. One voxel a lane, neighbours are counted and their levels added up in 16 bits, as many
 * at a time as cannot overflow; what a voxel adds to the counts is scattered one by one.
 */
public final class VectorNgtdm implements NgtdmKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
    private static final int MAX_SUM = (1 << Short.SIZE) - 1;

    @Override
    public void count(Arguments arguments) {
        Window window = new Window(arguments.volume(), arguments.neighbourhood());
        Row row = new Row(window, MAX_SUM / arguments.volume().levelCount());
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int y = 0; y < window.height(); y++) {
                row.addUp(y);
                row.scatter(y, arguments);
            }
        }
    }

    /** The neighbours of the voxels of one row: how many there are, and the sum of their levels. */
    private static final class Row {

        private final Window window;
        private final int atOnce;
        private final short[] someNumbers;
        private final short[] someSums;
        private final int[] numbers;
        private final long[] sums;

        Row(Window window, int atOnce) {
            this.window = window;
            this.atOnce = atOnce;
            someNumbers = new short[window.rowLength()];
            someSums = new short[window.rowLength()];
            numbers = new int[window.rowLength()];
            sums = new long[window.rowLength()];
        }

        void addUp(int y) {
            int n = window.count(y);
            for (int x = 0; x < n; x++) {
                numbers[x] = 0;
                sums[x] = 0;
            }
            for (int k = 0; k < window.neighbourCount(); k += atOnce) {
                addUpSome(window.row(y) + window.first(y), n, k, Math.min(k + atOnce, window.neighbourCount()));
                for (int x = 0; x < n; x++) {
                    numbers[x] += Short.toUnsignedInt(someNumbers[x]);
                    sums[x] += Short.toUnsignedInt(someSums[x]);
                }
            }
        }

        private void addUpSome(int from, int n, int begin, int end) {
            for (int x = 0; x < n; x += SPECIES.length()) {
                ShortVector number = ShortVector.zero(SPECIES);
                ShortVector sum = ShortVector.zero(SPECIES);
                for (int k = begin; k < end; k++) {
                    ShortVector j = ShortVector.fromArray(SPECIES, window.neighbours(k), from + window.shift(k) + x);
                    number = number.add((short) 1, j.compare(VectorOperators.NE, (short) 0));
                    sum = sum.add(j);
                }
                number.intoArray(someNumbers, x);
                sum.intoArray(someSums, x);
            }
        }

        void scatter(int y, Arguments arguments) {
            long columns = arguments.neighbourhood().size() + 1L;
            int from = window.row(y) + window.first(y);
            short[] centre = window.centre();
            for (int x = 0; x < window.count(y); x++) {
                long i = Short.toUnsignedLong(centre[from + x]);
                long w = numbers[x];
                if (i > 0 && w > 0) {
                    long cell = (i - 1) * columns + w;
                    Counts.add(arguments.voxels(), cell, 1);
                    Counts.add(arguments.differences(), cell, Math.abs(i * w - sums[x]));
                }
            }
        }
    }
}
