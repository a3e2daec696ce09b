package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** What a counting kernel should have added, cell by cell, to memory that already held something. */
public final class ExpectedCounts {

    private final Map<Long, Long> cells = new HashMap<>();

    public void add(long cell, long amount) {
        if (amount != 0) {
            cells.merge(cell, amount, Long::sum);
        }
    }

    /** Fills counts with what was there before. */
    public static MemorySegment prepare(MemorySegment counts) {
        for (long cell = 0; cell < counts.byteSize() / Long.BYTES; cell++) {
            counts.setAtIndex(JAVA_LONG, cell, before(cell));
        }
        return counts;
    }

    /** Asserts that exactly these amounts have been added to prepared counts. */
    public void assertAddedTo(MemorySegment counts, String what) {
        long changed = 0;
        for (long cell = 0; cell < counts.byteSize() / Long.BYTES; cell++) {
            long added = counts.getAtIndex(JAVA_LONG, cell) - before(cell);
            if (added != 0) {
                long at = cell;
                assertEquals(cells.getOrDefault(cell, 0L), added, () -> what + ": cell " + at);
                changed++;
            }
        }
        assertEquals(cells.size(), changed, () -> what + ": number of cells added to");
    }

    private static long before(long cell) {
        return (1L << 40) + cell % 11;
    }
}
