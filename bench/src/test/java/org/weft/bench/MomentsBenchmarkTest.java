package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.kernel.MomentsKernel.Moments;

class MomentsBenchmarkTest {

    /** Of four intensities 0, 1, 2, 3 the distances from 1 are -1, 0, 1, 2. */
    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector", "c"})
    void sumsAreExact(String backend) {
        Present.orSkip(backend);
        MomentsBenchmark benchmark = new MomentsBenchmark();
        benchmark.backend = backend;
        benchmark.size = 34;
        benchmark.prepare();
        try {
            long fours = 34 * 34 * 34 / 4;
            assertEquals(new Moments(4 * fours, 2 * fours, 4 * fours, 6 * fours, 8 * fours, 18 * fours, 0, 3),
                    benchmark.sum());
        } finally {
            benchmark.close();
        }
    }
}
