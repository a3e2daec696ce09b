package org.weft.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What the contract tests share: memory in which a step too far is noticed. */
public abstract class KernelContract {

    /**
     * Zeroed memory, aligned to 8 bytes, for an argument of a kernel. A segment ends with its last byte, so that Java
     * code that reads on fails; a native backend overrides this with memory against a guard page.
     */
    protected MemorySegment memory(Arena arena, long bytes) {
        return arena.allocate(bytes, Long.BYTES);
    }
}
