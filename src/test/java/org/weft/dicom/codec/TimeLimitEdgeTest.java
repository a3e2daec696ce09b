package org.weft.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Work that never ends does not hold up who waits for it; what it gives or throws comes through. */
class TimeLimitEdgeTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void endlessWorkIsLeftBehind() {
        CountDownLatch never = new CountDownLatch(1);
        IOException refusal = assertTimeoutPreemptively(LONG,
                () -> assertThrows(IOException.class, () -> TimeLimit.call(Duration.ofMillis(20), () -> {
                    never.await();
                    return 1;
                })));
        assertEquals("it takes longer than 0 s", refusal.getMessage());
    }

    @Test
    void resultsAndFailuresComeThrough() throws IOException {
        assertEquals(7, TimeLimit.call(LONG, () -> 7));
        assertThrows(EOFException.class, () -> TimeLimit.call(LONG, () -> {
            throw new EOFException("end");
        }));
        assertThrows(IllegalStateException.class, () -> TimeLimit.call(LONG, () -> {
            throw new IllegalStateException("bad");
        }));
    }
}
