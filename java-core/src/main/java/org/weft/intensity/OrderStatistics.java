package org.weft.intensity;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.weft.kernel.Workers;

/**
 * Values by rank, exactly. Few values are sorted. Of many, neither sorted nor copied, a float's bits, mapped to integers
 * of the same order, are counted by their upper 16 bits and then, where a wanted rank lies, by their lower 16 bits. Two
 * passes for any number of ranks.
 */
final class OrderStatistics {

    /** So many values are sorted in the time that it takes to clear and to add up the counts of all buckets. */
    static final int FEW = 1 << 13;

    private static final int BUCKETS = 1 << 16;

    private OrderStatistics() {}

    /** The values that would have the given ranks, from 0, if float32[n] were sorted. */
    static double[] select(MemorySegment values, long[] ranks, Workers workers) {
        long count = values.byteSize() / Float.BYTES;
        return count <= FEW ? sort(values, ranks)
                : count(values, Block.split(count, workers.threadCount()), ranks, workers);
    }

    private static double[] sort(MemorySegment values, long[] ranks) {
        float[] sorted = values.toArray(ValueLayout.JAVA_FLOAT);
        Arrays.sort(sorted);
        return Arrays.stream(ranks).mapToDouble(rank -> sorted[(int) rank]).toArray();
    }

    private static double[] count(MemorySegment values, List<Block> parts, long[] ranks, Workers workers) {
        long[] upper = sum(workers.map(parts, part -> countUpper(values, part)));
        int[] rows = new int[BUCKETS];
        int[] buckets = new int[ranks.length];
        long[] within = new long[ranks.length];
        int rowCount = 0;
        for (int i = 0; i < ranks.length; i++) {
            within[i] = ranks[i];
            buckets[i] = descend(upper, 0, within, i);
            if (rows[buckets[i]] == 0) {
                rows[buckets[i]] = ++rowCount;
            }
        }
        int lowerSize = rowCount * BUCKETS;
        long[] lower = sum(workers.map(parts, part -> countLower(values, part, rows, lowerSize)));
        double[] selected = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int low = descend(lower, (rows[buckets[i]] - 1) * BUCKETS, within, i);
            selected[i] = value(buckets[i] << 16 | low);
        }
        return selected;
    }

    /**
     * The bucket from {@code first} on that holds the rank {@code ranks[i]}, which becomes the rank within that bucket.
     */
    private static int descend(long[] counts, int first, long[] ranks, int i) {
        int bucket = 0;
        while (ranks[i] >= counts[first + bucket]) {
            ranks[i] -= counts[first + bucket];
            bucket++;
        }
        return bucket;
    }

    private static long[] countUpper(MemorySegment values, Block part) {
        long[] counts = new long[BUCKETS];
        for (long k = part.from(); k < part.to(); k++) {
            counts[key(values, k) >>> 16]++;
        }
        return counts;
    }

    /** Counts of the lower bits: a row of them for each bucket looked into, whose rows are numbered from 1. */
    private static long[] countLower(MemorySegment values, Block part, int[] rows, int size) {
        long[] counts = new long[size];
        for (long k = part.from(); k < part.to(); k++) {
            int key = key(values, k);
            int row = rows[key >>> 16];
            if (row > 0) {
                counts[(row - 1) * BUCKETS + (key & 0xFFFF)]++;
            }
        }
        return counts;
    }

    private static long[] sum(List<long[]> parts) {
        long[] total = parts.getFirst();
        for (long[] part : parts.subList(1, parts.size())) {
            for (int i = 0; i < total.length; i++) {
                total[i] += part[i];
            }
        }
        return total;
    }

    /** An integer whose unsigned order is the order of floats. */
    private static int key(MemorySegment values, long k) {
        int bits = values.getAtIndex(ValueLayout.JAVA_INT, k);
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
    }
}
