package org.weft.texture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.weft.feature.FeatureFamily;
import org.weft.kernel.Workers;

/**
 * The cells of a matrix of counts that are not 0, in the order of rows (grey levels) and columns, and the number of voxels N_v that they describe.
 * Counts are whole numbers, exact up to 2⁵³, until directions are merged with weights.
 */
final class Cells {

    static final Cells NONE = new Cells(new long[0], new double[0], 0);

    /** Most cells of a dense table: 512 MiB. */
    static final long MAX_TABLE = 1L << 26;

    /** Cells of the dense tables that a family's threads hold at a time: 64 MiB, or one table where that is larger. */
    static final long MAX_TABLES = 1L << 23;

    /** Cells of a table that zones are counted in: 256 KiB. */
    private static final int NEAR_CELLS = 1 << 16;

    private static final int COLUMN_BITS = 46;

    private final long[] keys;
    private final double[] counts;
    private final double voxelCount;

    private Cells(long[] keys, double[] counts, double voxelCount) {
        this.keys = keys;
        this.counts = counts;
        this.voxelCount = voxelCount;
    }

    /** Refuses a dense matrix that would not fit, before anything is counted. */
    static void checkLevels(FeatureFamily family, int levelCount, long maxLevelCount) {
        if (levelCount > maxLevelCount) {
            throw new IllegalArgumentException("the " + family.label() + " of this region would have " + levelCount
                    + " grey levels, and a dense matrix of its shape may have at most " + maxLevelCount
                    + ": discretise with a larger bin width or a smaller fixed bin number");
        }
    }

    /** How many of the workers may hold a dense table at a time. */
    static int threadCount(long tableSize, Workers workers) {
        return Math.clamp(MAX_TABLES / tableSize, 1, workers.threadCount());
    }

    /** The position of a cell as one number that sorts by row, then column. */
    static long key(long row, long column) {
        return row << COLUMN_BITS | column;
    }

    /**
     * Cells of a dense table.
     *
     * @param table       int64[rows][columns]
     * @param firstColumn what the first column stands for; the first row stands for grey level 1
     */
    static Cells of(MemorySegment table, int columns, int firstColumn) {
        long size = table.byteSize() / Long.BYTES;
        int filled = 0;
        for (long c = 0; c < size; c++) {
            filled += table.getAtIndex(ValueLayout.JAVA_LONG, c) == 0 ? 0 : 1;
        }
        long[] keys = new long[filled];
        double[] counts = new double[filled];
        for (long c = 0, k = 0; k < filled; c++) {
            long count = table.getAtIndex(ValueLayout.JAVA_LONG, c);
            if (count != 0) {
                keys[(int) k] = key(c / columns + 1, c % columns + firstColumn);
                counts[(int) k++] = count;
            }
        }
        return new Cells(keys, counts, 0);
    }

    /** One count per key, in any order. Most keys have a low column, and a table counts them; the others are sorted in the array given. */
    static Cells of(long[] occurrences, long voxelCount) {
        int rows = 1;
        for (long key : occurrences) {
            rows = Math.max(rows, row(key));
        }
        int columns = Math.min(NEAR_CELLS, occurrences.length) / rows;
        int[] near = new int[rows * columns];
        int far = 0;
        for (long key : occurrences) {
            if (column(key) >= 1 && column(key) <= columns) {
                near[(row(key) - 1) * columns + (int) column(key) - 1]++;
            } else {
                occurrences[far++] = key;
            }
        }
        Arrays.sort(occurrences, 0, far);
        return merge(near, columns, Arrays.copyOf(occurrences, far), voxelCount);
    }

    /** Cells of a table int[rows][columns] and of sorted keys that have other columns. */
    private static Cells merge(int[] near, int columns, long[] far, long voxelCount) {
        long[] keys = new long[Math.addExact((int) Arrays.stream(near).filter(count -> count > 0).count(), far.length)];
        double[] counts = new double[keys.length];
        int size = 0;
        for (int c = 0, f = 0; c < near.length || f < far.length;) {
            long key = c < near.length ? key(c / columns + 1, c % columns + 1) : Long.MAX_VALUE;
            if (f < far.length && far[f] < key) {
                size += size > 0 && keys[size - 1] == far[f] ? 0 : 1;
                keys[size - 1] = far[f++];
                counts[size - 1]++;
            } else if (near[c++] > 0) {
                keys[size] = key;
                counts[size++] = near[c - 1];
            }
        }
        return new Cells(Arrays.copyOf(keys, size), Arrays.copyOf(counts, size), voxelCount);
    }

    /** Sum of matrices of whole numbers, and of their N_v. */
    static Cells sum(List<Cells> parts) {
        return switch (parts.size()) {
            case 0 -> NONE;
            case 1 -> parts.getFirst();
            default -> {
                int half = parts.size() / 2;
                yield sum(parts.subList(0, half)).plus(sum(parts.subList(half, parts.size())), 1);
            }
        };
    }

    /** This matrix and another times a weight, cell by cell; N_v is weighted alike. */
    Cells plus(Cells other, double weight) {
        long[] mergedKeys = new long[Math.addExact(keys.length, other.keys.length)];
        double[] merged = new double[mergedKeys.length];
        int size = 0;
        for (int a = 0, b = 0; a < keys.length || b < other.keys.length; size++) {
            long ours = a < keys.length ? keys[a] : Long.MAX_VALUE;
            long theirs = b < other.keys.length ? other.keys[b] : Long.MAX_VALUE;
            mergedKeys[size] = Math.min(ours, theirs);
            if (ours <= theirs) {
                merged[size] = counts[a++];
            }
            if (theirs <= ours) {
                merged[size] += weight * other.counts[b++];
            }
        }
        return new Cells(Arrays.copyOf(mergedKeys, size), Arrays.copyOf(merged, size),
                voxelCount + weight * other.voxelCount);
    }

    Cells withVoxelCount(double number) {
        return new Cells(keys, counts, number);
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    int size() {
        return keys.length;
    }

    /** Row of a cell, from 1: its grey level. */
    int row(int cell) {
        return row(keys[cell]);
    }

    long column(int cell) {
        return column(keys[cell]);
    }

    double count(int cell) {
        return counts[cell];
    }

    /** N_v, 0 where nothing needs it. */
    double voxelCount() {
        return voxelCount;
    }

    /** Σ column · count: the voxels of all runs, or of all zones. */
    double columnSum() {
        double sum = 0;
        for (int cell = 0; cell < keys.length; cell++) {
            sum += column(cell) * counts[cell];
        }
        return sum;
    }

    /** Probabilities of the cells. */
    Probabilities joint() {
        return new Probabilities(counts);
    }

    /** Distribution of the rows. */
    Distribution rows() {
        return marginal(key -> key >>> COLUMN_BITS);
    }

    /** Distribution of the columns. */
    Distribution columns() {
        return marginal(Cells::column);
    }

    private static int row(long key) {
        return (int) (key >>> COLUMN_BITS);
    }

    private static long column(long key) {
        return key & (1L << COLUMN_BITS) - 1;
    }

    private Distribution marginal(LongUnaryOperator index) {
        long[] values = Arrays.stream(keys).map(index).sorted().distinct().toArray();
        double[] sums = new double[values.length];
        for (int cell = 0; cell < keys.length; cell++) {
            sums[Arrays.binarySearch(values, index.applyAsLong(keys[cell]))] += counts[cell];
        }
        return new Distribution(values, sums);
    }
}
