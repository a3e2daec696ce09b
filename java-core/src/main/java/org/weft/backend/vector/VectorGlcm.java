package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Slab;

/**
 * Co-occurrence slice by slice, offset by offset, row by row. Lanes compute where a pair is counted, i·(ng + 1) + j in 16 bits; the increments,
 * which no lane can do, alternate between two tables small enough for the cache, with a row and a column 0 for voxels outside the region.
 * Where 16 bits or the cache do not suffice, pairs are counted one by one in the counts themselves.
 */
public final class VectorGlcm implements GlcmKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
    private static final int MAX_CELLS = 1 << Character.SIZE;
    private static final long MAX_COUNT = (1L << Integer.SIZE) - 1;

    @Override
    public void count(Arguments arguments) {
        var size = arguments.volume().grid().size();
        Slab slab = arguments.slab();
        long side = arguments.volume().levelCount() + 1L;
        Window window = new Window(arguments.volume(), arguments.offsets());
        if (side * side <= Math.min(MAX_CELLS, size.x() * size.y() * (slab.z1() - slab.z0()))) {
            countInTables(arguments, window, (int) side);
        } else {
            countDirectly(arguments, window);
        }
    }

    private static void countInTables(Arguments arguments, Window window, int side) {
        Slab slab = arguments.slab();
        int[][] even = new int[window.neighbourCount()][side * side];
        int[][] odd = new int[window.neighbourCount()][side * side];
        char[] cells = new char[window.length()];
        long sliceVoxels = arguments.volume().grid().size().x() * arguments.volume().grid().size().y();
        long counted = 0;
        for (long z = slab.z0(); z < slab.z1(); z++) {
            if (counted + sliceVoxels > MAX_COUNT) {
                flush(arguments, window, even, odd);
                counted = 0;
            }
            counted += sliceVoxels;
            window.moveTo(z);
            for (int k = 0; k < even.length; k++) {
                for (int y = 0; y < window.rowCount(); y++) {
                    int from = window.row(y) + window.first(y);
                    locate(window.centre(), from, window.neighbours(k), from + window.shift(k), window.count(y), (short) side, cells);
                    increment(cells, window.count(y), even[k], odd[k]);
                }
            }
        }
        flush(arguments, window, even, odd);
    }

    /** Cells of {@code n} pairs of voxels next to each other. */
    private static void locate(short[] centre, int from, short[] neighbours, int at, int n, short side, char[] cells) {
        for (int x = 0; x < n; x += SPECIES.length()) {
            ShortVector i = ShortVector.fromArray(SPECIES, centre, from + x);
            ShortVector j = ShortVector.fromArray(SPECIES, neighbours, at + x);
            i.mul(side).add(j).intoCharArray(cells, x);
        }
    }

    private static void increment(char[] cells, int n, int[] even, int[] odd) {
        int x = 0;
        for (; x + 1 < n; x += 2) {
            even[cells[x]]++;
            odd[cells[x + 1]]++;
        }
        if (x < n) {
            even[cells[x]]++;
        }
    }

    /** Adds the tables, without their row and column 0, to the counts and clears them. */
    private static void flush(Arguments arguments, Window window, int[][] even, int[][] odd) {
        int ng = arguments.volume().levelCount();
        for (int k = 0; k < even.length; k++) {
            long cell = (long) window.number(k) * ng * ng;
            for (int i = 1; i <= ng; i++) {
                for (int j = 1; j <= ng; j++, cell++) {
                    int at = i * (ng + 1) + j;
                    long n = Integer.toUnsignedLong(even[k][at]) + Integer.toUnsignedLong(odd[k][at]);
                    add(arguments.counts(), cell, n);
                    even[k][at] = 0;
                    odd[k][at] = 0;
                }
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
                            add(arguments.counts(), table + (i - 1) * ng + j - 1, 1);
                        }
                    }
                }
            }
        }
    }

    private static void add(MemorySegment counts, long cell, long amount) {
        counts.setAtIndex(JAVA_LONG, cell, counts.getAtIndex(JAVA_LONG, cell) + amount);
    }
}
