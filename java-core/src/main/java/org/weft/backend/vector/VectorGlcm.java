package org.weft.backend.vector;

import java.util.Arrays;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Slab;

/**
 * Co-occurrence slice by slice, offset by offset, row by row. Lanes compute the cell in which a pair is counted, i·(ng + 1) + j in 16 bits, in a
 * table per offset whose row and column 0 take what lies outside the region; the increments, which no lane can do, are the limit.
 * Where 16 bits do not suffice, or a table has more cells than the slab voxels, pairs are counted one by one in the counts themselves.
 */
public final class VectorGlcm implements GlcmKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;

    @Override
    public void count(Arguments arguments) {
        var size = arguments.volume().grid().size();
        Slab slab = arguments.slab();
        long side = arguments.volume().levelCount() + 1L;
        Window window = new Window(arguments.volume(), arguments.offsets());
        if (side * side <= Math.min(Histogram.MAX_CELLS, size.x() * size.y() * (slab.z1() - slab.z0()))) {
            countInTables(arguments, window, (int) side);
        } else {
            countDirectly(arguments, window);
        }
    }

    private static void countInTables(Arguments arguments, Window window, int side) {
        Histogram[] tables = new Histogram[window.neighbourCount()];
        Arrays.setAll(tables, k -> new Histogram(side * side));
        char[] cells = new char[window.rowLength()];
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int k = 0; k < tables.length; k++) {
                for (int y = 0; y < window.rowCount(); y++) {
                    int from = window.row(y) + window.first(y);
                    int n = window.count(y);
                    locate(window.centre(), from, window.neighbours(k), from + window.shift(k), n, (short) side, cells);
                    tables[k].add(cells, n);
                }
            }
        }
        for (int k = 0; k < tables.length; k++) {
            addTo(arguments, window.number(k), tables[k]);
        }
    }

    /** Cells of {@code n} pairs of voxels next to each other. */
    private static void locate(short[] centre, int from, short[] neighbours, int at, int n, short side, char[] cells) {
        for (int x = 0; x < n; x += SPECIES.length()) {
            ShortVector i = ShortVector.fromArray(SPECIES, centre, from + x);
            ShortVector j = ShortVector.fromArray(SPECIES, neighbours, at + x);
            i.mul(side).add(j).intoCharArray(cells, x);
        }
    }

    /** Adds a table without its row and column 0 to the counts. */
    private static void addTo(Arguments arguments, int offset, Histogram table) {
        int ng = arguments.volume().levelCount();
        long cell = (long) offset * ng * ng;
        for (int i = 1; i <= ng; i++) {
            for (int j = 1; j <= ng; j++) {
                Tally.add(arguments.counts(), cell++, table.at(i * (ng + 1) + j));
            }
        }
    }

    private static void countDirectly(Arguments arguments, Window window) {
        long ng = arguments.volume().levelCount();
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            short[] centre = window.centre();
            for (int k = 0; k < window.neighbourCount(); k++) {
                short[] neighbours = window.neighbours(k);
                int shift = window.shift(k);
                long table = window.number(k) * ng * ng;
                for (int y = 0; y < window.rowCount(); y++) {
                    int from = window.row(y) + window.first(y);
                    for (int v = from; v < from + window.count(y); v++) {
                        int i = Short.toUnsignedInt(centre[v]);
                        int j = Short.toUnsignedInt(neighbours[v + shift]);
                        if (i > 0 && j > 0) {
                            Tally.add(arguments.counts(), table + (i - 1) * ng + j - 1, 1);
                        }
                    }
                }
            }
        }
    }
}
