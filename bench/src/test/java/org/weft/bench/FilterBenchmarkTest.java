package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every backend timed gives the same answer, which is not that of nothing done. */
class FilterBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"mean", "log", "laws_energy", "wavelet", "gabor", "gradient", "logarithm", "lbp"})
    void responsesAreTheSame(String filter) {
        float scalar = answer(filter, "scalar", 2);
        assertTrue(Float.isFinite(scalar) && scalar != 0, filter + " " + scalar);
        assertEquals(scalar, answer(filter, "vector", 1), 0);
    }

    private static float answer(String filter, String backend, int threads) {
        FilterBenchmark benchmark = new FilterBenchmark();
        benchmark.filter = filter;
        benchmark.backend = backend;
        benchmark.threads = threads;
        benchmark.prepare();
        try {
            return benchmark.apply();
        } finally {
            benchmark.close();
        }
    }
}
