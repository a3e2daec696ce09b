package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Small calls of one kernel from many threads: while a launch is under way calls queue up, and whoever is first after it takes the others
 * along, in one upload, one launch and one download. A call that meets no other goes at once. Thread-safe.
 */
final class Gathering {

    /** Most calls of a launch. */
    private static final int MOST = 64;

    private final Device device;
    private final String kernel;
    private final Share.Plan plan;
    private final Lock lock = new ReentrantLock();
    private final Condition launched = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean busy;

    Gathering(Device device, String kernel, Share.Plan plan) {
        this.device = device;
        this.kernel = kernel;
        this.plan = plan;
    }

    /** A call in the queue, or in a launch until that is over. */
    private static final class Waiting {

        final SmallCall call;
        boolean isOver;
        boolean isCounted;

        Waiting(SmallCall call) {
            this.call = call;
        }
    }

    /**
     * Makes a call, alone or with others. Returns false, and has counted nothing, where the launch failed: it may have been another's fault, or
     * too large for the device, and whoever makes the call by itself will see.
     */
    boolean count(SmallCall call) {
        Waiting own = new Waiting(call);
        List<Waiting> taken = join(own);
        if (!taken.isEmpty()) {
            boolean done = false;
            try {
                launch(taken.stream().map(waiting -> waiting.call).toList());
                done = true;
            } catch (RuntimeException _) {
                // Each of them is made by itself then, and fails by itself if it must.
            } finally {
                leave(taken, done);
            }
        }
        if (own.isCounted) {
            call.finish();
        }
        return own.isCounted;
    }

    /** Waits for the turn of a call. Returns the calls to be launched, the own one among them; none where another thread has done it. */
    private List<Waiting> join(Waiting own) {
        lock.lock();
        try {
            queue.add(own);
            while (busy && !own.isOver) {
                launched.awaitUninterruptibly();
            }
            if (own.isOver) {
                return List.of();
            }
            busy = true;
            queue.remove(own);
            List<Waiting> taken = new ArrayList<>(List.of(own));
            while (taken.size() < MOST && !queue.isEmpty()) {
                taken.add(queue.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void leave(List<Waiting> taken, boolean isCounted) {
        lock.lock();
        try {
            for (Waiting waiting : taken) {
                waiting.isOver = true;
                waiting.isCounted = isCounted;
            }
            busy = false;
            launched.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Counts what all of them ask for: one memory holds the table of calls, then their counts, then their levels. */
    private void launch(List<SmallCall> calls) {
        CallTable table = new CallTable(device, plan, calls.size(),
                calls.stream().mapToInt(call -> call.call().offsets().size()).sum());
        long countsAt = table.words().byteSize() / Long.BYTES;
        long countsEnd = countsAt + calls.stream().mapToLong(call -> call.counts().length).sum();
        long levels = calls.stream().mapToLong(call -> call.levels().length).sum();
        try (Arena arena = Arena.ofConfined(); CallMemory memory = new CallMemory(device)) {
            MemorySegment all = arena.allocate(countsEnd * Long.BYTES + levels * Short.BYTES, Long.BYTES);
            fill(all, calls, table, countsAt, countsEnd);
            DeviceBuffer buffer = memory.upload(all);
            table.launch(kernel, buffer, buffer, buffer);
            buffer.read(countsAt * Long.BYTES, all.asSlice(countsAt * Long.BYTES, (countsEnd - countsAt) * Long.BYTES));
            long at = countsAt;
            for (SmallCall call : calls) {
                MemorySegment.copy(all, JAVA_LONG, at * Long.BYTES, call.counts(), 0, call.counts().length);
                at += call.counts().length;
            }
        }
    }

    private static void fill(MemorySegment all, List<SmallCall> calls, CallTable table, long countsAt, long levelsAt) {
        long counts = countsAt;
        long levels = levelsAt * (Long.BYTES / Short.BYTES);
        for (SmallCall call : calls) {
            call.addTo(table, levels, counts);
            MemorySegment.copy(call.counts(), 0, all, JAVA_LONG, counts * Long.BYTES, call.counts().length);
            MemorySegment.copy(call.levels(), 0, all, JAVA_SHORT, levels * Short.BYTES, call.levels().length);
            counts += call.counts().length;
            levels += call.levels().length;
        }
        MemorySegment.copy(table.words(), 0, all, 0, table.words().byteSize());
    }
}
