package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.grid.Axis;

class InterpolationBenchmarkTest {

    /** Voxel 4 lies at 2 2/3 along the axis. Along y and z, 128 and 87 · 128 or 128² places of a pattern of four on, all voxels are the same. */
    @ParameterizedTest
    @CsvSource({"scalar", "vector"})
    void intensitiesLieOnLines(String backend) {
        assertEquals(8 / 3f, at(backend, Axis.X, 4, 0, 0), 1e-6f);
        assertEquals(3f, at(backend, Axis.Y, 3, 4, 4), 1e-6f);
        assertEquals(1f, at(backend, Axis.Z, 1, 4, 4), 1e-6f);
    }

    private static float at(String backend, Axis axis, int x, int y, int z) {
        InterpolationBenchmark benchmark = new InterpolationBenchmark();
        benchmark.backend = backend;
        benchmark.axis = axis;
        benchmark.prepare();
        try {
            MemorySegment voxels = benchmark.interpolate();
            return voxels.getAtIndex(ValueLayout.JAVA_FLOAT, x + 128 * (y + 128 * z));
        } finally {
            benchmark.close();
        }
    }
}
