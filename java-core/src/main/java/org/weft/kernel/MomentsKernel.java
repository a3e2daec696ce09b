package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Power sums of intensities about a centre c, over the values v with low ≤ v ≤ high.
 *
 * <p>With d = v - c in double: n, Σd, Σ|d|, Σd², Σd³, Σd⁴, and the smallest and largest v, where -0.0 counts as 0.0.
 * Value k of the range goes to lane k mod 8; a lane adds its terms one after the other (a value outside low to high,
 * or one that is no number, adds 0.0), d³ is (d·d)·d and d⁴ is (d·d)·(d·d); then lanes 0 to 7 are added in this order, from lane 0 on. No fused
 * multiply-add. ORDERED.
 */
public interface MomentsKernel extends Kernel {

    Moments sum(Arguments arguments);

    /**
     * The sums of each of a range's blocks, in order: of so many values, the last block of what is left. A device takes all blocks at once.
     *
     * @param size values of a block, at least 1
     */
    default List<Moments> sumBlocks(Arguments range, long size) {
        return range.blocks(size).map(this::sum).toList();
    }

    @Override
    default Exactness exactness() {
        return Exactness.ORDERED;
    }

    /**
     * @param values float32[n], those that count finite
     * @param from   first value
     * @param to     one beyond the last value
     * @param centre c
     * @param low    smallest value that counts
     * @param high   largest value that counts
     */
    record Arguments(MemorySegment values, long from, long to, double centre, double low, double high) {

        public Arguments {
            long count = values.byteSize() / Float.BYTES;
            if (from < 0 || to < from || to > count) {
                throw new IllegalArgumentException(
                        "values " + from + " to " + to + " reach beyond the " + count + " values given");
            }
            if (values.maxByteAlignment() < ValueLayout.JAVA_FLOAT.byteAlignment()) {
                throw new IllegalArgumentException("values float32[n] need a 4-byte aligned segment");
            }
        }

        /** Blocks of so many values, the last one of what is left. */
        private Stream<Arguments> blocks(long size) {
            return LongStream.range(0, Math.ceilDiv(to - from, size)).map(i -> from + i * size)
                    .mapToObj(first -> new Arguments(values, first, first + Math.min(size, to - first), centre, low,
                            high));
        }
    }

    /** Power sums; {@code min} is +∞ and {@code max} -∞ where no value counted. */
    record Moments(long count, double sum, double absolute, double square, double cube, double fourth, float min,
            float max) {

        public static final Moments NONE = new Moments(0, 0, 0, 0, 0, 0, Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY);

        /** The sums of both, added term by term. */
        public Moments plus(Moments other) {
            return new Moments(count + other.count, sum + other.sum, absolute + other.absolute, square + other.square,
                    cube + other.cube,
                    fourth + other.fourth, Math.min(min, other.min), Math.max(max, other.max));
        }
    }
}
