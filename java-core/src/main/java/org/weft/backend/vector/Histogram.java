package org.weft.backend.vector;

/**
 * Counts of up to 65536 cells. Increments alternate between two tables, so that one need not wait for the one before it in the same cell.
 */
final class Histogram {

    /** Most cells that an index of 16 bits reaches. */
    static final int MAX_CELLS = 1 << Character.SIZE;

    private static final long MAX_COUNT = (1L << Integer.SIZE) - 1;

    private final int[] even;
    private final int[] odd;
    private long[] spilt;
    private long counted;

    Histogram(int cellCount) {
        even = new int[cellCount];
        odd = new int[cellCount];
        spilt = new long[0];
    }

    /** Counts the first n cells of a list. */
    void add(char[] cells, int n) {
        counted += n;
        if (counted > MAX_COUNT) {
            spill();
            counted = n;
        }
        increment(cells, n, even, odd);
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

    /** Empties the tables, whose cells are unsigned, before one can overflow. */
    private void spill() {
        long[] sums = new long[even.length];
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = at(cell);
            even[cell] = 0;
            odd[cell] = 0;
        }
        spilt = sums;
    }

    long at(int cell) {
        long before = spilt.length == 0 ? 0 : spilt[cell];
        return before + Integer.toUnsignedLong(even[cell]) + Integer.toUnsignedLong(odd[cell]);
    }
}
