package org.weft.backend.vector;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * How often each pair (i, j) of two uint16 arrays occurs, 0 ≤ i < rows, 0 ≤ j < columns. Lanes compute the cell
 * i·columns + j, in 16 bits where they suffice; the increments, which no lane can do, alternate between two tables, so
 * that one need not wait for the one before it in the same cell. Larger histograms have one table, to burden the cache
 * less.
 */
final class JointHistogram {

    /** Most cells of a histogram: 4 MiB of memory. */
    static final int MAX_CELLS = 1 << 20;

    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final long MAX_COUNT = (1L << Integer.SIZE) - 1;

    private final int columns;
    private final char[] cells16;
    private final int[] cells32;
    private final int[] even;
    private final int[] odd;
    private long[] spilt = new long[0];
    private long counted;

    private JointHistogram(int rows, int columns, char[] cells16, int[] cells32) {
        this.columns = columns;
        this.cells16 = cells16;
        this.cells32 = cells32;
        even = new int[rows * columns];
        odd = new int[cells16.length > 0 ? rows * columns : 0];
    }

    /**
     * Histograms of the same size that share what they compute with: not for more than one thread.
     *
     * @param longest most pairs that are added at once
     */
    static JointHistogram[] several(int count, int rows, int columns, int longest) {
        boolean narrow = rows * columns <= 1 << Character.SIZE;
        char[] cells16 = new char[narrow ? longest + SHORTS.length() : 0];
        int[] cells32 = new int[narrow ? 0 : longest + SHORTS.length()];
        JointHistogram[] histograms = new JointHistogram[count];
        Arrays.setAll(histograms, k -> new JointHistogram(rows, columns, cells16, cells32));
        return histograms;
    }

    /**
     * Counts n pairs (i, j), the first one at places {@code atI} and {@code atJ}; both arrays go on for one vector
     * more.
     */
    void add(short[] i, int atI, short[] j, int atJ, int n) {
        counted += n;
        if (counted > MAX_COUNT) {
            spill();
            counted = n;
        }
        if (cells16.length > 0) {
            locate(i, atI, j, atJ, n, (short) columns, cells16);
            increment(cells16, n, even, odd);
        } else {
            locate(i, atI, j, atJ, n, columns, cells32);
            increment(cells32, n, even);
        }
    }

    private static void locate(short[] i, int atI, short[] j, int atJ, int n, short columns, char[] cells) {
        for (int x = 0; x < n; x += SHORTS.length()) {
            ShortVector row = ShortVector.fromArray(SHORTS, i, atI + x);
            ShortVector column = ShortVector.fromArray(SHORTS, j, atJ + x);
            row.mul(columns).add(column).intoCharArray(cells, x);
        }
    }

    private static void locate(short[] i, int atI, short[] j, int atJ, int n, int columns, int[] cells) {
        for (int x = 0; x < n; x += SHORTS.length()) {
            ShortVector row = ShortVector.fromArray(SHORTS, i, atI + x);
            ShortVector column = ShortVector.fromArray(SHORTS, j, atJ + x);
            widen(row, 0).mul(columns).add(widen(column, 0)).intoArray(cells, x);
            widen(row, 1).mul(columns).add(widen(column, 1)).intoArray(cells, x + INTS.length());
        }
    }

    private static IntVector widen(ShortVector vector, int half) {
        return (IntVector) vector.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, half);
    }

    private static void increment(char[] cells, int n, int[] even, int[] odd) {
        int paired = n & ~1;
        for (int x = 0; x < paired; x += 2) {
            even[cells[x]]++;
            odd[cells[x + 1]]++;
        }
        if (paired < n) {
            even[cells[paired]]++;
        }
    }

    private static void increment(int[] cells, int n, int[] table) {
        for (int x = 0; x < n; x++) {
            table[cells[x]]++;
        }
    }

    /** Empties the tables, whose cells are unsigned, before one can overflow. */
    private void spill() {
        long[] sums = new long[even.length];
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = at(cell);
        }
        spilt = sums;
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
    }

    long at(int i, int j) {
        return at(i * columns + j);
    }

    private long at(int cell) {
        long others = odd.length > 0 ? Integer.toUnsignedLong(odd[cell]) : 0;
        return Integer.toUnsignedLong(even[cell]) + others + (spilt.length > 0 ? spilt[cell] : 0);
    }
}
