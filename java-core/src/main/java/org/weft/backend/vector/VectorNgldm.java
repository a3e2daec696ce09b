package org.weft.backend.vector;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Size;
import org.weft.kernel.Counts;
import org.weft.kernel.NgldmKernel;

/**
 * Grey level dependence row by row. Lanes count the dependent neighbours of a voxel, in 16 bits; a
 * {@link JointHistogram} of levels and these numbers, whose row 0 takes what lies outside the region, does the rest.
 * Where it would be larger than pays, voxel by voxel.
 */
public final class VectorNgldm implements NgldmKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int MAX_NUMBER = (1 << Short.SIZE) - 1;

    @Override
    public void count(Arguments arguments) {
        Size size = arguments.volume().grid().size();
        long neighbours = arguments.neighbourhood().size();
        long comparisons = neighbours * size.x() * size.y() * (arguments.slab().z1() - arguments.slab().z0());
        long cells = (arguments.volume().levelCount() + 1L) * (neighbours + 1);
        Window window = new Window(arguments.volume(), arguments.neighbourhood());
        if (neighbours <= MAX_NUMBER && cells <= Math.min(JointHistogram.MAX_CELLS, comparisons)) {
            countInHistogram(arguments, window);
        } else {
            countDirectly(arguments, window);
        }
    }

    private static void countInHistogram(Arguments arguments, Window window) {
        int levelCount = arguments.volume().levelCount();
        int columns = arguments.neighbourhood().size() + 1;
        JointHistogram histogram = JointHistogram.several(1, levelCount + 1, columns, window.width())[0];
        Row row = new Row(window, levelCount, arguments.coarseness());
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int y = 0; y < window.height(); y++) {
                row.addUp(y);
                histogram.add(window.centre(), window.row(y) + window.first(y), row.numbers, 0, window.count(y));
            }
        }
        for (int i = 1; i <= levelCount; i++) {
            for (int number = 0; number < columns; number++) {
                Counts.add(arguments.counts(), (i - 1L) * columns + number, histogram.at(i, number));
            }
        }
    }

    /** How many neighbours depend on each voxel of one row. */
    private static final class Row {

        private final Window window;
        private final short highest;
        private final short coarseness;
        private final short[] numbers;

        Row(Window window, int levelCount, int coarseness) {
            this.window = window;
            highest = (short) levelCount;
            this.coarseness = (short) Math.min(coarseness, levelCount);
            numbers = new short[window.rowLength()];
        }

        /** Two vectors at a time, to look up a neighbour half as often. */
        void addUp(int y) {
            int from = window.row(y) + window.first(y);
            for (int x = 0; x < window.count(y); x += 2 * LANES) {
                ShortVector i = ShortVector.fromArray(SPECIES, window.centre(), from + x);
                ShortVector i2 = ShortVector.fromArray(SPECIES, window.centre(), from + x + LANES);
                ShortVector low = low(i);
                ShortVector low2 = low(i2);
                ShortVector span = high(i).sub(low);
                ShortVector span2 = high(i2).sub(low2);
                ShortVector number = ShortVector.zero(SPECIES);
                ShortVector number2 = number;
                for (int k = 0; k < window.neighbourCount(); k++) {
                    short[] levels = window.neighbours(k);
                    int at = from + window.shift(k) + x;
                    ShortVector j = ShortVector.fromArray(SPECIES, levels, at);
                    ShortVector j2 = ShortVector.fromArray(SPECIES, levels, at + LANES);
                    number = number.add(
                            j.sub(low).lanewise(VectorOperators.SUSUB, span).lanewise(VectorOperators.UMIN, (short) 1));
                    number2 = number2.add(j2.sub(low2).lanewise(VectorOperators.SUSUB, span2)
                            .lanewise(VectorOperators.UMIN, (short) 1));
                }
                ShortVector all = ShortVector.broadcast(SPECIES, window.neighbourCount());
                all.sub(number).intoArray(numbers, x);
                all.sub(number2).intoArray(numbers, x + LANES);
            }
        }

        private ShortVector low(ShortVector i) {
            return ShortVector.broadcast(SPECIES, 1).blend(i.sub(coarseness),
                    i.compare(VectorOperators.UGT, coarseness));
        }

        private ShortVector high(ShortVector i) {
            return ShortVector.broadcast(SPECIES, highest).blend(i.add(coarseness),
                    i.compare(VectorOperators.ULT, (short) (highest - coarseness)));
        }
    }

    private static void countDirectly(Arguments arguments, Window window) {
        long columns = arguments.neighbourhood().size() + 1L;
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int y = 0; y < window.height(); y++) {
                int from = window.row(y) + window.first(y);
                for (int v = from; v < from + window.count(y); v++) {
                    int i = Short.toUnsignedInt(window.centre()[v]);
                    int number = 0;
                    for (int k = 0; k < window.neighbourCount(); k++) {
                        int j = Short.toUnsignedInt(window.neighbours(k)[v + window.shift(k)]);
                        number += j > 0 && Math.abs(i - j) <= arguments.coarseness() ? 1 : 0;
                    }
                    if (i > 0) {
                        Counts.add(arguments.counts(), (i - 1) * columns + number, 1);
                    }
                }
            }
        }
    }
}
