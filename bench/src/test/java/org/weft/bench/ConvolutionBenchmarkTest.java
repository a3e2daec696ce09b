package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.grid.Axis;

class ConvolutionBenchmarkTest {

    /**
     * Along y and z, 128 and 128² places of a pattern of four on, all voxels are the same and the taps' sum is theirs. Along x, taps 1 to 5 meet
     * 0, 3, 2, 1, 0 at a voxel of 2.
     */
    @ParameterizedTest
    @CsvSource({"scalar", "vector"})
    void sumsAreExact(String backend) {
        for (Axis axis : Axis.values()) {
            ConvolutionBenchmark benchmark = new ConvolutionBenchmark();
            benchmark.backend = backend;
            benchmark.axis = axis;
            benchmark.taps = 5;
            benchmark.prepare();
            try {
                MemorySegment sums = benchmark.convolve();
                for (int x = 2; x < 126; x += 4) {
                    assertEquals(axis == Axis.X ? 2 * 3 + 3 * 2 + 4 : 15 * 2,
                            sums.getAtIndex(ValueLayout.JAVA_FLOAT, x + 128 * (5 + 128 * 7)));
                }
            } finally {
                benchmark.close();
            }
        }
    }
}
