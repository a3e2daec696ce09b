package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.weft.kernel.Zones;

/** Every backend timed gives the same answer on the ball that it is timed with. */
class TextureBenchmarkTest {

    @Test
    void glcm() {
        check(GlcmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @Test
    void glrlm() {
        check(GlrlmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @Test
    void glszm() {
        check(GlszmBenchmark::new, benchmark -> longs(benchmark.find()));
    }

    @Test
    void ngtdm() {
        check(NgtdmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @Test
    void ngldm() {
        check(NgldmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    private static <B extends TextureBenchmark> void check(Supplier<B> benchmark, Function<B, long[]> answer) {
        long[] scalar = answer(benchmark.get(), "scalar", answer);
        assertTrue(Arrays.stream(scalar).sum() > 0, "nothing was counted");
        assertArrayEquals(scalar, answer(benchmark.get(), "vector", answer));
    }

    private static <B extends TextureBenchmark> long[] answer(B benchmark, String backend, Function<B, long[]> answer) {
        benchmark.backend = backend;
        benchmark.size = 128;
        benchmark.prepare();
        try {
            return answer.apply(benchmark);
        } finally {
            benchmark.close();
        }
    }

    private static long[] longs(MemorySegment counts) {
        return counts.toArray(ValueLayout.JAVA_LONG);
    }

    private static long[] longs(Zones zones) {
        long[] all = new long[3 * zones.count()];
        for (int zone = 0; zone < zones.count(); zone++) {
            all[3 * zone] = zones.level(zone);
            all[3 * zone + 1] = zones.slice(zone);
            all[3 * zone + 2] = zones.size(zone);
        }
        return all;
    }
}
