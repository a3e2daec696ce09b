package org.weft.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.weft.kernel.MomentsKernel.Moments;

/** Every backend's power sums against the definition, value by value, to the last bit. */
public abstract class MomentsKernelContract extends KernelContract {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());
    private static final double ANY = Double.POSITIVE_INFINITY;

    protected abstract MomentsKernel kernel();

    @Test
    void sumsInLanesWhateverTheCount() {
        for (int count = 0; count <= 70; count++) {
            check(random(count, 1000), 0, count, 3.7, -ANY, ANY);
        }
        check(random(65_536 + 5, 1000), 0, 65_541, -17.25, -ANY, ANY);
    }

    @Test
    void countsLanesFromTheFirstValueOfARange() {
        float[] values = random(101, 10);
        for (int from = 0; from <= 17; from++) {
            check(values, from, 101, 0.1, -ANY, ANY);
            check(values, from, from, 0.1, -ANY, ANY);
            check(values, from, 60 + from, 0.1, -ANY, ANY);
        }
    }

    @Test
    void takesOnlyValuesFromLowToHigh() {
        float[] values = random(1009, 100);
        check(values, 0, 1009, 1.5, -30, 20);
        check(values, 0, 1009, 1.5, values[500], ANY);
        check(values, 0, 1009, 1.5, -ANY, values[500]);
        check(values, 0, 1009, 1.5, values[500], values[500]);
        check(values, 0, 1009, 1.5, 101, 102);
        check(values, 0, 1009, 1.5, 20, -30);
    }

    @Test
    void neitherHugeNorTinyValuesOverflow() {
        float[] values = random(137, 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (i % 5) {
                case 0 -> values[i] * Float.MAX_VALUE;
                case 1 -> values[i] * Float.MIN_NORMAL;
                case 2 -> values[i] > 0 ? Float.MIN_VALUE : -Float.MIN_VALUE;
                default -> values[i];
            };
        }
        check(values, 0, values.length, 0, -ANY, ANY);
        check(values, 0, values.length, 1e30, -ANY, ANY);
        check(values, 0, values.length, 0, -1, 1);
    }

    @Test
    void leavesOutWhatIsNoFiniteNumber() {
        float[] values = random(1009, 100);
        for (int i = 0; i < values.length; i += 3) {
            values[i] = i % 2 == 0 ? Float.NaN : i % 5 == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }
        check(values, 0, 1009, 1.5, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    @Test
    void zeroHasNoSign() {
        for (int count = 1; count <= 20; count++) {
            for (int negative = 0; negative < count; negative++) {
                float[] values = new float[count];
                values[negative] = -0f;
                check(values, 0, count, 0, -ANY, ANY);
                check(values, 0, count, 0, -0.0, 0);
            }
        }
    }

    /** Each block's sums are those of a call for it alone. */
    @Test
    void sumsBlocksEachForItself() {
        float[] values = random(1009, 100);
        values[500] = -0f;
        for (int size : new int[] {1, 7, 8, 64, 250, 251, 908, 909, 2000}) {
            for (int from : new int[] {0, 3, 100, 1009}) {
                List<Moments> expected = new ArrayList<>();
                for (int first = from; first < values.length; first += size) {
                    expected.add(define(values, first, Math.min(values.length, first + size), 1.5, -80, 90));
                }
                assertEquals(expected,
                        with(values, segment -> kernel()
                                .sumBlocks(new MomentsKernel.Arguments(segment, from, 1009, 1.5, -80, 90), size)),
                        () -> "values from " + from + " in blocks of " + size + ", weft.seed=" + SEED);
            }
        }
    }

    @Test
    void aBlockMayBeLongerThanAnyRange() {
        float[] values = random(101, 10);
        assertEquals(List.of(define(values, 5, 90, 0.5, -ANY, ANY)), with(values, segment -> kernel()
                .sumBlocks(new MomentsKernel.Arguments(segment, 5, 90, 0.5, -ANY, ANY), Long.MAX_VALUE)));
    }

    @Test
    void sumsOfWholeNumbersAreExact() {
        int n = 1003;
        float[] values = new float[n];
        long square = 0;
        long cube = 0;
        long fourth = 0;
        for (int i = 0; i < n; i++) {
            long d = i - 400;
            values[i] = 50 + d;
            square += d * d;
            cube += d * d * d;
            fourth += d * d * d * d;
        }
        Moments expected = new Moments(n, n * (n - 1) / 2 - 400L * n, 400L * 401 / 2 + 602L * 603 / 2, square, cube,
                fourth, -350, 652);
        assertEquals(expected, sum(values, 0, n, 50, -ANY, ANY));
    }

    private static float[] random(int count, double magnitude) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-magnitude, magnitude);
        }
        return values;
    }

    private void check(float[] values, int from, int to, double centre, double low, double high) {
        assertEquals(define(values, from, to, centre, low, high), sum(values, from, to, centre, low, high),
                () -> "values " + from + " to " + to + ", low " + low + ", high " + high + ", weft.seed=" + SEED);
    }

    private Moments sum(float[] values, int from, int to, double centre, double low, double high) {
        return with(values, segment -> kernel().sum(new MomentsKernel.Arguments(segment, from, to, centre, low, high)));
    }

    private <R> R with(float[] values, Function<MemorySegment, R> work) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = memory(arena, (long) values.length * Float.BYTES);
            MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
            return work.apply(segment);
        }
    }

    private static Moments define(float[] values, int from, int to, double centre, double low, double high) {
        double[][] lanes = new double[8][5];
        long count = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
            float v = values[k];
            if (v >= low && v <= high) {
                double d = v - centre;
                double[] terms = {d, Math.abs(d), d * d, d * d * d, d * d * (d * d)};
                for (int i = 0; i < terms.length; i++) {
                    lanes[(k - from) % 8][i] += terms[i];
                }
                count++;
                min = v < min ? v : min;
                max = v > max ? v : max;
            }
        }
        double[] sums = new double[5];
        for (double[] lane : lanes) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += lane[i];
            }
        }
        return new Moments(count, sums[0], sums[1], sums[2], sums[3], sums[4], min == 0 ? 0f : min,
                max == 0 ? 0f : max);
    }
}
