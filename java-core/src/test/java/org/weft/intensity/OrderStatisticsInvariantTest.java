package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.weft.kernel.Workers;

/** Selection by rank against sorting. */
class OrderStatisticsInvariantTest {

    @Test
    void selectsWhatSortingWouldPutThere() {
        SplittableRandom random = new SplittableRandom(Images.SEED);
        check(new float[] {3});
        check(new float[] {-2, 5, -2, 0, 5, 5});
        check(new float[OrderStatistics.FEW]);
        check(new float[OrderStatistics.FEW + 1]);
        for (int round = 0; round < 50; round++) {
            float[] values = new float[1 + random.nextInt(2 * OrderStatistics.FEW)];
            for (int i = 0; i < values.length; i++) {
                float any = Float.intBitsToFloat(random.nextInt());
                values[i] = switch (round % 3) {
                    case 0 -> Float.isFinite(any) ? any + 0f : 0;
                    case 1 -> random.nextInt(-5, 6);
                    default -> 1000 + (float) random.nextDouble();
                };
            }
            check(values);
        }
    }

    private static void check(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int step = Math.max(1, values.length / 7);
        long[] ranks = LongStream
                .concat(LongStream.iterate(0, r -> r < values.length, r -> r + step),
                        LongStream.of(values.length - 1, 0))
                .toArray();
        double[] expected = IntStream.range(0, ranks.length).mapToDouble(i -> sorted[(int) ranks[i]]).toArray();
        try (Workers workers = new Workers(3)) {
            assertArrayEquals(expected, OrderStatistics.select(MemorySegment.ofArray(values), ranks, workers),
                    () -> values.length + " values, weft.seed=" + Images.SEED);
        }
    }

    @Test
    void percentilesOfRanksAreExact() {
        for (int n = 1; n < 3000; n++) {
            for (int percent : new int[] {10, 25, 50, 75, 90}) {
                Percentile place = Percentile.of(n, percent);
                assertEquals((n - 1L) * percent, place.rank() * 100 + Math.round(place.fraction() * 100));
                assertEquals(place.fraction() > 0 ? place.rank() + 1 : place.rank(), place.nextRank());
            }
        }
    }
}
