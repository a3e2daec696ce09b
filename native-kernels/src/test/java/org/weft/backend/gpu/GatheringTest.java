package org.weft.backend.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.backend.KernelCatalogue;
import org.weft.backend.scalar.ScalarProvider;
import org.weft.kernel.Kernel;

/** Small calls from many threads share launches, and are counted as if each had been alone. */
class GatheringTest {

    private static final Function<Class<? extends Kernel>, Kernel> SCALAR = kernels(
            type -> new ScalarProvider().kernel(type).orElseThrow());

    private final PlainDevice plain = plain();

    private static PlainDevice plain() {
        assumeFalse(PlainDevice.isSkipped(), PlainDevice.SKIPPED);
        return new PlainDevice(500, 1L << 30);
    }

    /** One of each kernel. */
    private static Function<Class<? extends Kernel>, Kernel> kernels(Function<Class<? extends Kernel>, Kernel> maker) {
        Map<Class<? extends Kernel>, Kernel> made = new HashMap<>();
        return type -> {
            synchronized (made) {
                return made.computeIfAbsent(type, maker);
            }
        };
    }

    private static Function<Class<? extends Kernel>, Kernel> on(Device device) {
        KernelCatalogue catalogue = GpuKernels.of(device);
        return kernels(type -> catalogue.get(type).orElseThrow());
    }

    /** Starts nothing until it is opened, and refuses what it is told to. */
    private static final class Gate implements Device {

        private final Device device;
        private final Predicate<Long> refused;
        private final Semaphore arrived = new Semaphore(0);
        private final Semaphore open = new Semaphore(0);

        /** @param refused by the number of calls in a launch */
        Gate(Device device, Predicate<Long> refused) {
            this.device = device;
            this.refused = refused;
        }

        @Override
        public String name() {
            return device.name();
        }

        @Override
        public int groupSize() {
            return device.groupSize();
        }

        @Override
        public int groupCount() {
            return device.groupCount();
        }

        @Override
        public int sharedWords() {
            return device.sharedWords();
        }

        @Override
        public DeviceBuffer allocate(long bytes) {
            return device.allocate(bytes);
        }

        @Override
        public void launch(String kernel, long groups, int sharedWords, Object... arguments) {
            arrived.release();
            open.acquireUninterruptibly();
            if (arguments.length == 4 && refused.test((long) arguments[2])) {
                throw new IllegalStateException("no launch of " + arguments[2] + " calls");
            }
            device.launch(kernel, groups, sharedWords, arguments);
        }
    }

    /** A call in a thread of its own, and what it counts. */
    private static FutureTask<long[]> start(LevelCounts counts, Function<Class<? extends Kernel>, Kernel> kernels,
            int seed, List<Thread> threads) {
        FutureTask<long[]> task = new FutureTask<>(() -> {
            try (Arena arena = Arena.ofConfined()) {
                var request = LevelCounts.Request.random(new SplittableRandom(seed), arena);
                return counts.count(kernels, request, arena);
            }
        });
        threads.add(Thread.ofPlatform().start(task));
        return task;
    }

    private static long[] expected(LevelCounts counts, int seed) {
        try (Arena arena = Arena.ofConfined()) {
            return counts.count(SCALAR, LevelCounts.Request.random(new SplittableRandom(seed), arena), arena);
        }
    }

    private static void awaitWaiting(List<Thread> threads) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            assertTrue(System.nanoTime() < end, "some thread does not wait");
            Thread.sleep(1);
        }
    }

    /** One call holds the device until all others wait for it. */
    private void meet(LevelCounts counts, Gate gate, int callCount) throws Exception {
        var kernels = on(gate);
        List<Thread> threads = new ArrayList<>();
        FutureTask<long[]> first = start(counts, kernels, 0, threads);
        gate.arrived.acquireUninterruptibly();
        List<FutureTask<long[]>> others = IntStream.range(1, callCount)
                .mapToObj(seed -> start(counts, kernels, seed, threads)).toList();
        awaitWaiting(threads);
        gate.open.release(Integer.MAX_VALUE / 2);
        List<FutureTask<long[]>> all = Stream.concat(Stream.of(first), others.stream()).toList();
        for (int seed = 0; seed < callCount; seed++) {
            assertArrayEquals(expected(counts, seed), all.get(seed).get(), "seed " + seed);
        }
        assertEquals(0, plain.used());
    }

    @ParameterizedTest
    @EnumSource
    void callsThatWaitShareALaunch(LevelCounts counts) throws Exception {
        meet(counts, new Gate(plain, _ -> false), 41);
        assertEquals(2, plain.launches(counts.kernel()), "one alone, then 40 together");
    }

    @Test
    void aLaunchTakesNoMoreCallsThanTheCap() throws Exception {
        meet(LevelCounts.GLCM, new Gate(plain, calls -> calls > 64), 1 + 64 + 64 + 2);
        assertEquals(4, plain.launches("weft_glcm"));
    }

    /** What fails together is done one by one. */
    @ParameterizedTest
    @EnumSource
    void aLaunchThatFailsHarmsNobody(LevelCounts counts) throws Exception {
        Gate gate = new Gate(plain, calls -> calls > 1);
        var kernels = on(gate);
        List<Thread> threads = new ArrayList<>();
        List<FutureTask<long[]>> tasks = new ArrayList<>(List.of(start(counts, kernels, 0, threads)));
        gate.arrived.acquireUninterruptibly();
        IntStream.range(1, 9).forEach(seed -> tasks.add(start(counts, kernels, seed, threads)));
        awaitWaiting(threads);
        gate.open.release(Integer.MAX_VALUE / 2);
        for (int seed = 0; seed < tasks.size(); seed++) {
            assertArrayEquals(expected(counts, seed), tasks.get(seed).get(), "seed " + seed);
        }
        assertEquals(9, plain.launches(counts.kernel()), "each by itself");
    }

    /** One whose memory is gone when its counts come back, among others. */
    @Test
    void aCallThatFailsFailsAlone() throws Exception {
        Gate gate = new Gate(plain, _ -> false);
        var kernels = on(gate);
        List<Thread> threads = new ArrayList<>();
        FutureTask<long[]> first = start(LevelCounts.NGLDM, kernels, 0, threads);
        gate.arrived.acquireUninterruptibly();
        FutureTask<long[]> failing;
        FutureTask<long[]> other;
        try (Arena gone = Arena.ofShared()) {
            failing = new FutureTask<>(() -> LevelCounts.NGLDM.count(kernels,
                    LevelCounts.Request.random(new SplittableRandom(1), gone), gone));
            threads.add(Thread.ofPlatform().start(failing));
            other = start(LevelCounts.NGLDM, kernels, 2, threads);
            awaitWaiting(threads);
        }
        gate.open.release(Integer.MAX_VALUE / 2);
        assertInstanceOf(IllegalStateException.class, assertThrows(ExecutionException.class, failing::get).getCause());
        assertArrayEquals(expected(LevelCounts.NGLDM, 0), first.get());
        assertArrayEquals(expected(LevelCounts.NGLDM, 2), other.get());
    }

    /** Alone, a small call is one upload and one launch, in memory that is there. */
    @ParameterizedTest
    @EnumSource
    void aCallAloneGoesAtOnce(LevelCounts counts) {
        try (Arena arena = Arena.ofConfined()) {
            var kernels = on(new DevicePool(plain));
            var request = LevelCounts.Request.random(new SplittableRandom(3), arena);
            counts.count(kernels, request, arena);
            assertEquals(1, plain.allocations());
            counts.count(kernels, request, arena);
            assertEquals(1, plain.allocations());
            assertEquals(2, plain.launches(counts.kernel()));
            assertEquals(0, plain.launches("weft_pad") + plain.launches("weft_fill"));
        }
    }

    /** All kernels at once, from many threads, on a real queue. */
    @ParameterizedTest
    @EnumSource
    void manyThreadsCountAsOne(TestDevice device) throws Exception {
        var kernels = on(device.device());
        List<FutureTask<Void>> tasks = IntStream.range(0, 12).mapToObj(thread -> new FutureTask<Void>(() -> {
            for (int seed = 100 * thread; seed < 100 * thread + 60; seed++) {
                LevelCounts counts = LevelCounts.values()[seed % 4];
                try (Arena arena = Arena.ofConfined()) {
                    var request = LevelCounts.Request.random(new SplittableRandom(seed), arena);
                    assertArrayEquals(expected(counts, seed), counts.count(kernels, request, arena), "seed " + seed);
                }
            }
            return null;
        })).toList();
        tasks.forEach(Thread.ofPlatform()::start);
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
    }
}
