package org.weft.backend.vector;

import java.util.Arrays;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.Counts;
import org.weft.kernel.NgtdmKernel;

/**
 * Tone differences row by row. Lanes count the neighbours w of a voxel of level i, add up their levels s and compute
 * the voxel's cell i·columns + w and its tone difference |i·w - s|, which a table takes. Where cells, and with them
 * the sums, may exceed 16 bits, voxel by voxel.
 */
public final class VectorNgtdm implements NgtdmKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int MAX_CELLS = 1 << Character.SIZE;

    @Override
    public void count(Arguments arguments) {
        Window window = new Window(arguments.volume(), arguments.neighbourhood());
        if ((arguments.volume().levelCount() + 1L) * (arguments.neighbourhood().size() + 1L) <= MAX_CELLS) {
            countInTable(arguments, window);
        } else {
            countDirectly(arguments, window);
        }
    }

    private static void countInTable(Arguments arguments, Window window) {
        Row row = new Row(window, arguments.neighbourhood().size() + 1);
        Table table = new Table(arguments);
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int y = 0; y < window.height(); y++) {
                row.compare(y);
                table.add(row.cells, row.differences, window.count(y));
            }
        }
        table.take();
    }

    /** The cells and the tone differences, of 16 bits, of the voxels of one row. */
    private static final class Row {

        private final Window window;
        private final short columns;
        private final char[] cells;
        private final char[] differences;

        Row(Window window, int columns) {
            this.window = window;
            this.columns = (short) columns;
            cells = new char[window.rowLength()];
            differences = new char[window.rowLength()];
        }

        /** Two vectors at a time, to look up a neighbour half as often. */
        void compare(int y) {
            int from = window.row(y) + window.first(y);
            for (int x = 0; x < window.count(y); x += 2 * LANES) {
                ShortVector number = ShortVector.zero(SPECIES);
                ShortVector number2 = number;
                ShortVector sum = number;
                ShortVector sum2 = number;
                for (int k = 0; k < window.neighbourCount(); k++) {
                    short[] levels = window.neighbours(k);
                    int at = from + window.shift(k) + x;
                    ShortVector j = ShortVector.fromArray(SPECIES, levels, at);
                    ShortVector j2 = ShortVector.fromArray(SPECIES, levels, at + LANES);
                    number = number.add(j.lanewise(VectorOperators.UMIN, (short) 1));
                    number2 = number2.add(j2.lanewise(VectorOperators.UMIN, (short) 1));
                    sum = sum.add(j);
                    sum2 = sum2.add(j2);
                }
                locate(from + x, x, number, sum);
                locate(from + x + LANES, x + LANES, number2, sum2);
            }
        }

        private void locate(int at, int x, ShortVector number, ShortVector sum) {
            ShortVector i = ShortVector.fromArray(SPECIES, window.centre(), at);
            ShortVector all = i.mul(number);
            i.mul(columns).add(number).intoCharArray(cells, x);
            all.lanewise(VectorOperators.UMAX, sum).sub(all.lanewise(VectorOperators.UMIN, sum))
                    .intoCharArray(differences, x);
        }
    }

    /**
     * A cell holds the number of its voxels in the upper bits and the sum of their differences in the lower ones; row 0
     * takes what lies outside the region.
     */
    private static final class Table {

        private static final int SUM_BITS = 40;
        private static final long MAX_VOXELS = 1L << Long.SIZE - SUM_BITS;

        private final Arguments arguments;
        private final int columns;
        private final long[] cells;
        private long voxels;

        Table(Arguments arguments) {
            this.arguments = arguments;
            columns = arguments.neighbourhood().size() + 1;
            cells = new long[(arguments.volume().levelCount() + 1) * columns];
        }

        void add(char[] cell, char[] difference, int n) {
            voxels += n;
            if (voxels >= MAX_VOXELS) {
                take();
                voxels = n;
            }
            for (int x = 0; x < n; x++) {
                cells[cell[x]] += (1L << SUM_BITS) + difference[x];
            }
        }

        /** Moves everything to the counts. */
        void take() {
            for (int cell = columns; cell < cells.length; cell++) {
                if (cell % columns > 0) {
                    Counts.add(arguments.voxels(), cell - columns, cells[cell] >>> SUM_BITS);
                    Counts.add(arguments.differences(), cell - columns, cells[cell] & (1L << SUM_BITS) - 1);
                }
            }
            Arrays.fill(cells, 0);
        }
    }

    private static void countDirectly(Arguments arguments, Window window) {
        long columns = arguments.neighbourhood().size() + 1L;
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int y = 0; y < window.height(); y++) {
                int from = window.row(y) + window.first(y);
                for (int v = from; v < from + window.count(y); v++) {
                    long i = Short.toUnsignedLong(window.centre()[v]);
                    long w = 0;
                    long s = 0;
                    for (int k = 0; k < window.neighbourCount(); k++) {
                        int j = Short.toUnsignedInt(window.neighbours(k)[v + window.shift(k)]);
                        w += j > 0 ? 1 : 0;
                        s += j;
                    }
                    if (i > 0 && w > 0) {
                        Counts.add(arguments.voxels(), (i - 1) * columns + w, 1);
                        Counts.add(arguments.differences(), (i - 1) * columns + w, Math.abs(i * w - s));
                    }
                }
            }
        }
    }
}
