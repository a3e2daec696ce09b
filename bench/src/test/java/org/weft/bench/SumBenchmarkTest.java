package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 1009, 1048573})
    void bothSumsAreExact(int size) {
        SumBenchmark benchmark = new SumBenchmark();
        benchmark.size = size;
        benchmark.fill();
        try {
            long tail = size % 4;
            float expected = size / 4 * 6L + tail * (tail - 1) / 2;
            assertEquals(expected, benchmark.loop());
            assertEquals(expected, benchmark.vector());
        } finally {
            benchmark.close();
        }
    }
}
