package org.weft.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of pieces of work that fail. */
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
