package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Page-locked memory of the machine, by way of which large copies go: while the device copies one half of it, the other is filled or emptied.
 * For one copy at a time. It is kept for the life of the device, as locking pages takes its time. The caller's own memory is not locked: two
 * threads may copy neighbouring slices, and a driver refuses to copy what lies partly in pages that another has locked. What is read of a
 * file, and is gone, is a Java error here, but the end of the process in a driver.
 */
public final class Staging {

    /** Bytes of a half. */
    public static final long HALF = 4L << 20;

    private final Lock lock = new ReentrantLock();
    private final MemorySegment pinned;
    private final IntConsumer wait;

    /**
     * @param pinned two halves, which every thread may use
     * @param wait   waits until the last copy of a half is over, if there was one
     */
    public Staging(MemorySegment pinned, IntConsumer wait) {
        this.pinned = pinned;
        this.wait = wait;
    }

    /** Starts the device's part of a copy, which need not be over when it returns. */
    interface Copy {

        /** @param at where in the whole copy the half begins */
        void start(long at, int half, long bytes);
    }

    /** Copies to the device. Returns false, and has done nothing, where another copy is under way. */
    boolean write(MemorySegment from, Copy copy) {
        return whereFree(() -> {
            int half = 0;
            for (long at = 0; at < from.byteSize(); at += HALF, half ^= 1) {
                long bytes = Math.min(HALF, from.byteSize() - at);
                wait.accept(half);
                half(half, bytes).copyFrom(from.asSlice(at, bytes));
                copy.start(at, half, bytes);
            }
        });
    }

    /** Copies from the device; likewise. */
    boolean read(MemorySegment to, Copy copy) {
        return whereFree(() -> {
            int half = 0;
            for (long at = 0; at < to.byteSize() + HALF; at += HALF, half ^= 1) {
                if (at < to.byteSize()) {
                    copy.start(at, half, Math.min(HALF, to.byteSize() - at));
                }
                if (at > 0) {
                    MemorySegment part = to.asSlice(at - HALF, Math.min(HALF, to.byteSize() - at + HALF));
                    wait.accept(half ^ 1);
                    part.copyFrom(half(half ^ 1, part.byteSize()));
                }
            }
        });
    }

    private boolean whereFree(Runnable copy) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            copy.run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private MemorySegment half(int half, long bytes) {
        return pinned.asSlice(half * HALF, bytes);
    }
}
