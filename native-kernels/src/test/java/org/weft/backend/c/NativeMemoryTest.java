package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.kernel.Offset;

class NativeMemoryTest {

    @Test
    void whatLiesOffHeapIsPassedAsItIs() {
        try (Arena arena = Arena.ofConfined(); NativeMemory memory = new NativeMemory()) {
            MemorySegment segment = arena.allocate(24);
            assertSame(segment, memory.input(segment));
            assertSame(segment, memory.output(segment));
        }
    }

    @Test
    void arraysAreCopiedInAndResultsBack() {
        int[] input = {1, 2, 3};
        int[] output = {4, 5, 6};
        try (NativeMemory memory = new NativeMemory()) {
            MemorySegment in = memory.input(MemorySegment.ofArray(input).asReadOnly());
            MemorySegment out = memory.output(MemorySegment.ofArray(output));
            assertTrue(in.isNative() && out.isNative());
            assertArrayEquals(input, in.toArray(JAVA_INT));
            assertArrayEquals(output, out.toArray(JAVA_INT));
            out.setAtIndex(JAVA_INT, 1, 50);
        }
        assertArrayEquals(new int[] {4, 50, 6}, output);
    }

    @Test
    void offsetsLieOneAfterAnother() {
        try (NativeMemory memory = new NativeMemory()) {
            MemorySegment offsets = memory.offsets(List.of(new Offset(1, -2, 3), new Offset(-4, 5, 6)));
            assertArrayEquals(new int[] {1, -2, 3, -4, 5, 6}, offsets.toArray(JAVA_INT));
        }
    }
}
