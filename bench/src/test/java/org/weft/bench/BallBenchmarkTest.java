package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.kernel.Zones;

/** Every backend timed gives the same answer on the ball that it is timed with. */
class BallBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void glcm(String backend) {
        check(backend, GlcmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void glrlm(String backend) {
        check(backend, GlrlmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void glszm(String backend) {
        check(backend, GlszmBenchmark::new, benchmark -> longs(benchmark.find()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void ngtdm(String backend) {
        check(backend, NgtdmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void ngldm(String backend) {
        check(backend, NgldmBenchmark::new, benchmark -> longs(benchmark.count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void discretise(String backend) {
        check(backend, DiscretiseBenchmark::new, benchmark -> {
            short[] levels = benchmark.discretise().toArray(ValueLayout.JAVA_SHORT);
            return IntStream.range(0, levels.length).mapToLong(k -> levels[k]).toArray();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void distance(String backend) {
        check(backend, DistanceBenchmark::new,
                benchmark -> Arrays.stream(benchmark.measure().toArray(ValueLayout.JAVA_INT)).asLongStream().toArray());
    }

    /** Cells that lie wholly outside need not be counted. */
    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void cell(String backend) {
        check(backend, CellBenchmark::new, benchmark -> {
            long[] counts = longs(benchmark.count());
            return IntStream.range(0, counts.length).mapToLong(k -> k % 256 == 0 ? 0 : counts[k]).toArray();
        });
    }

    private static <B extends BallBenchmark> void check(String backend, Supplier<B> benchmark,
            Function<B, long[]> answer) {
        Present.orSkip(backend);
        long[] scalar = answer(benchmark.get(), "scalar", answer);
        assertTrue(Arrays.stream(scalar).sum() > 0, "nothing was counted");
        assertArrayEquals(scalar, answer(benchmark.get(), backend, answer));
    }

    private static <B extends BallBenchmark> long[] answer(B benchmark, String backend, Function<B, long[]> answer) {
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
