package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** The int64 cells that counting kernels add to. */
final class Tally {

    private Tally() {}

    static void add(MemorySegment counts, long cell, long amount) {
        counts.setAtIndex(JAVA_LONG, cell, counts.getAtIndex(JAVA_LONG, cell) + amount);
    }
}
