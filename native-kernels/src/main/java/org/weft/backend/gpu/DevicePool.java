package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device whose memory is used again: allocating takes longer than a small kernel, and freeing waits for all that the device does. What
 * is given back waits for the next who asks for as much, and goes where the device lacks memory. Thread-safe.
 */
final class DevicePool implements Device {

    /** Bytes that wait at most: larger memory takes so long to fill that nobody notices how long it takes to get. */
    private static final long MOST = 256L << 20;

    private static final long LEAST = 256;

    private final Device device;
    private final long most;
    private final Map<Long, Deque<DeviceBuffer>> idle = new HashMap<>();
    private long idleBytes;

    DevicePool(Device device) {
        this(device, MOST);
    }

    /** @param most bytes that wait at most */
    DevicePool(Device device, long most) {
        this.device = device;
        this.most = most;
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
        long size = size(bytes);
        Optional<DeviceBuffer> found = take(size);
        if (found.isPresent()) {
            return new Lent(found.get(), size);
        }
        try {
            return new Lent(device.allocate(size), size);
        } catch (DeviceMemoryException e) {
            empty();
            return device.allocate(bytes);
        }
    }

    /** As many bytes or up to a quarter more, so that calls of nearly the same size use the same memory. */
    private static long size(long bytes) {
        long step = Math.max(Long.highestOneBit(bytes) / 4, LEAST);
        return Math.ceilDiv(bytes, step) * step;
    }

    private synchronized Optional<DeviceBuffer> take(long size) {
        Optional<DeviceBuffer> found = Optional.ofNullable(idle.get(size)).map(Deque::poll);
        found.ifPresent(_ -> idleBytes -= size);
        return found;
    }

    private synchronized void giveBack(DeviceBuffer memory, long size) {
        if (size > most) {
            memory.close();
            return;
        }
        if (idleBytes + size > most) {
            empty();
        }
        idle.computeIfAbsent(size, _ -> new ArrayDeque<>()).push(memory);
        idleBytes += size;
    }

    /** Frees what waits. Returns whether there was any. */
    synchronized boolean empty() {
        boolean any = idleBytes > 0;
        idle.values().forEach(memories -> memories.forEach(DeviceBuffer::close));
        idle.clear();
        idleBytes = 0;
        return any;
    }

    /** Memory that goes back when it is closed. */
    private final class Lent implements DeviceBuffer {

        private final DeviceBuffer memory;
        private final long size;
        private boolean closed;

        Lent(DeviceBuffer memory, long size) {
            this.memory = memory;
            this.size = size;
        }

        @Override
        public void write(long at, MemorySegment from) {
            withSpace(() -> memory.write(at, from));
        }

        @Override
        public void read(long at, MemorySegment to) {
            memory.read(at, to);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                giveBack(memory, size);
            }
        }
    }

    @Override
    public void launch(String kernel, long groups, int sharedWords, Object... arguments) {
        Object[] inner = Arrays.stream(arguments).map(value -> value instanceof Lent lent ? lent.memory : value)
                .toArray();
        withSpace(() -> device.launch(kernel, groups, sharedWords, inner));
    }

    /** Does what needs memory of the device that nobody asked for by its size, without what waits if need be. */
    private void withSpace(Runnable work) {
        try {
            work.run();
        } catch (DeviceMemoryException e) {
            if (!empty()) {
                throw e;
            }
            work.run();
        }
    }
}
