package org.weft.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of pieces of work that fail, and how many are under way at once. */
class WorkersEdgeTest {

    private static final List<Integer> ITEMS = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void firstFailureInOrderArrivesAsItWasThrown() {
        try (Workers workers = new Workers(3)) {
            var failure = assertThrows(IllegalArgumentException.class,
                    () -> workers.map(ITEMS, WorkersEdgeTest::failFromThreeOn));
            assertEquals("item 3", failure.getMessage());
        }
    }

    @Test
    void failureOfNestedWorkArrivesAsItWasThrown() {
        try (Workers workers = new Workers(3)) {
            var failure = assertThrows(IllegalArgumentException.class,
                    () -> workers.map(List.of(0, 0), outer -> workers.map(ITEMS, WorkersEdgeTest::failFromThreeOn)));
            assertEquals("item 3", failure.getMessage());
        }
    }

    @Test
    void errorsArriveToo() {
        Error thrown = new AssertionError("broken");
        try (Workers workers = new Workers(2)) {
            assertSame(thrown, assertThrows(AssertionError.class, () -> workers.map(ITEMS, item -> {
                throw thrown;
            })));
        }
    }

    @Test
    void worksOnAfterAFailure() {
        try (Workers workers = new Workers(2)) {
            assertThrows(IllegalArgumentException.class, () -> workers.map(ITEMS, WorkersEdgeTest::failFromThreeOn));
            assertEquals(List.of(2, 4), workers.map(List.of(1, 2), item -> 2 * item));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void noMoreThanAskedForAreUnderWayAtOnce(int atOnce) {
        try (Workers workers = new Workers(4)) {
            AtomicInteger underWay = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<Integer> items = IntStream.range(0, 40).boxed().toList();
            assertEquals(items, workers.map(items, atOnce, item -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                LockSupport.parkNanos(100_000);
                underWay.decrementAndGet();
                return item;
            }));
            assertTrue(most.get() <= Math.min(4, atOnce), () -> most + " at once");
        }
    }

    @Test
    void firstFailureInOrderArrivesFromAFewAtATime() {
        try (Workers workers = new Workers(3)) {
            var failure = assertThrows(IllegalArgumentException.class,
                    () -> workers.map(ITEMS, 2, WorkersEdgeTest::failFromThreeOn));
            assertEquals("item 3", failure.getMessage());
        }
    }

    private static int failFromThreeOn(int item) {
        if (item >= 3) {
            throw new IllegalArgumentException("item " + item);
        }
        return item;
    }

    @Test
    void refusesNoThreadsAndTooMany() {
        for (int count : new int[] {-1, 0, Workers.MAX_THREAD_COUNT + 1}) {
            assertThrows(IllegalArgumentException.class, () -> new Workers(count));
        }
    }
}
