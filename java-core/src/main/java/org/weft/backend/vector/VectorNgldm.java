package org.weft.backend.vector;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.Counts;
import org.weft.kernel.NgldmKernel;

/**
 * Grey level dependence row by row. One voxel a lane, dependent neighbours are counted in 16 bits, as many at a time as
 * cannot overflow; what a voxel adds to the counts is scattered one by one.
 */
public final class VectorNgldm implements NgldmKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
    private static final int AT_ONCE = (1 << Short.SIZE) - 1;

    @Override
    public void count(Arguments arguments) {
        Window window = new Window(arguments.volume(), arguments.neighbourhood());
        Row row = new Row(window, arguments.volume().levelCount(), arguments.coarseness());
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int y = 0; y < window.height(); y++) {
                row.addUp(y);
                row.scatter(y, arguments);
            }
        }
    }

    /** How many neighbours depend on each voxel of one row. */
    private static final class Row {

        private final Window window;
        private final short highest;
        private final short coarseness;
        private final short[] someNumbers;
        private final int[] numbers;

        Row(Window window, int levelCount, int coarseness) {
            this.window = window;
            highest = (short) levelCount;
            this.coarseness = (short) Math.min(coarseness, levelCount);
            someNumbers = new short[window.rowLength()];
            numbers = new int[window.rowLength()];
        }

        void addUp(int y) {
            int n = window.count(y);
            for (int x = 0; x < n; x++) {
                numbers[x] = 0;
            }
            for (int k = 0; k < window.neighbourCount(); k += AT_ONCE) {
                addUpSome(window.row(y) + window.first(y), n, k, Math.min(k + AT_ONCE, window.neighbourCount()));
                for (int x = 0; x < n; x++) {
                    numbers[x] += Short.toUnsignedInt(someNumbers[x]);
                }
            }
        }

        /** A level j depends on i where low ≤ j ≤ high, in one comparison: j - low ≤ high - low, unsigned. */
        private void addUpSome(int from, int n, int begin, int end) {
            for (int x = 0; x < n; x += SPECIES.length()) {
                ShortVector i = ShortVector.fromArray(SPECIES, window.centre(), from + x);
                ShortVector low = ShortVector.broadcast(SPECIES, 1)
                        .blend(i.sub(coarseness), i.compare(VectorOperators.UGT, coarseness));
                ShortVector high = ShortVector.broadcast(SPECIES, highest)
                        .blend(i.add(coarseness), i.compare(VectorOperators.ULT, (short) (highest - coarseness)));
                ShortVector span = high.sub(low);
                ShortVector number = ShortVector.zero(SPECIES);
                for (int k = begin; k < end; k++) {
                    ShortVector j = ShortVector.fromArray(SPECIES, window.neighbours(k), from + window.shift(k) + x);
                    number = number.add((short) 1, j.sub(low).compare(VectorOperators.ULE, span));
                }
                number.intoArray(someNumbers, x);
            }
        }

        void scatter(int y, Arguments arguments) {
            long columns = arguments.neighbourhood().size() + 1L;
            int from = window.row(y) + window.first(y);
            short[] centre = window.centre();
            for (int x = 0; x < window.count(y); x++) {
                long i = Short.toUnsignedLong(centre[from + x]);
                if (i > 0) {
                    Counts.add(arguments.counts(), (i - 1) * columns + numbers[x], 1);
                }
            }
        }
    }
}
