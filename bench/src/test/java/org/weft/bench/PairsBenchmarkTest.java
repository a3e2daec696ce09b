package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.kernel.PairsKernel.Sums;

class PairsBenchmarkTest {

    /** Of the 28 pairs in a cube of eight voxels, 4 of the 12 edges, 8 of the 12 diagonals of faces and all 4 of space join unlike ones. */
    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector", "c"})
    void sumsAreThoseOfACube(String backend) {
        Present.orSkip(backend);
        PairsBenchmark benchmark = new PairsBenchmark();
        benchmark.backend = backend;
        benchmark.size = 2;
        benchmark.prepare();
        try {
            Sums sums = benchmark.sum();
            double all = 2 * (12 + 12 / Math.sqrt(2) + 4 / Math.sqrt(3));
            assertEquals(all, sums.weights(), 1e-12);
            assertEquals(all, sums.squares(), 1e-12);
            assertEquals(2 * (8 - 4 + (4 - 8) / Math.sqrt(2) - 4 / Math.sqrt(3)), sums.products(), 1e-12);
        } finally {
            benchmark.close();
        }
    }
}
