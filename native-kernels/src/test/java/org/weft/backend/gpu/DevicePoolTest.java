package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memory of a device is used again, kept within bounds, and given up where it is needed. */
class DevicePoolTest {

    private static final int MIB = 1 << 20;

    private final PlainDevice device = new PlainDevice(12_288, 1L << 30);
    private final DevicePool pool = new DevicePool(device);

    @BeforeEach
    void requireKernels() {
        assumeFalse(PlainDevice.isSkipped(), PlainDevice.SKIPPED);
    }

    @Test
    void whatIsGivenBackIsUsedAgain() {
        for (int bytes = 3 * MIB + 1; bytes < 3 * MIB + 10_000; bytes++) {
            pool.allocate(bytes).close();
        }
        assertEquals(1, device.allocations());
        List<DeviceBuffer> together = IntStream.range(0, 5).mapToObj(_ -> pool.allocate(3 * MIB + 1)).toList();
        assertEquals(5, device.allocations());
        together.forEach(DeviceBuffer::close);
        assertEquals(5L * (3 * MIB + MIB / 2), device.used());
    }

    @Test
    void memoryIsLentToOneAtATime() {
        DeviceBuffer first = pool.allocate(8);
        first.close();
        first.close();
        DeviceBuffer second = pool.allocate(8);
        DeviceBuffer third = pool.allocate(8);
        second.write(0, MemorySegment.ofArray(new int[] {2}));
        third.write(0, MemorySegment.ofArray(new int[] {3}));
        MemorySegment read = MemorySegment.ofArray(new int[1]);
        second.read(0, read);
        assertEquals(2, read.get(JAVA_INT, 0));
    }

    @Test
    void noMoreWaitsThanTheCap() {
        DevicePool bounded = new DevicePool(device, MIB);
        List<DeviceBuffer> buffers = new ArrayList<>(List.of(bounded.allocate(MIB + 1)));
        IntStream.range(0, 6).forEach(_ -> buffers.add(bounded.allocate(MIB / 4)));
        buffers.forEach(DeviceBuffer::close);
        assertEquals(2 * MIB / 4, device.used());
        bounded.empty();
        assertEquals(0, device.used());
    }

    @Test
    void whatWaitsMakesRoom() {
        PlainDevice small = new PlainDevice(12_288, 9 * MIB);
        DevicePool waiting = new DevicePool(small);
        waiting.allocate(4 * MIB).close();
        waiting.allocate(5 * MIB).close();
        assertEquals(9 * MIB, small.used());
        try (DeviceBuffer _ = waiting.allocate(9 * MIB - 1)) {
            assertEquals(9 * MIB - 1, small.used());
            assertThrows(DeviceMemoryException.class, () -> waiting.allocate(2));
        }
        assertEquals(0, small.used());
    }

    /** A driver may find out only when a kernel starts that memory is short. */
    @Test
    void whatWaitsMakesRoomForALaunch() {
        Device short_ = new ShortOfMemory();
        DevicePool waiting = new DevicePool(short_);
        assertThrows(DeviceMemoryException.class, () -> waiting.launch("weft_fill", 1, 1));
        DeviceBuffer buffer = waiting.allocate(MIB);
        assertThrows(DeviceMemoryException.class, () -> waiting.launch("weft_fill", 1, 1));
        buffer.close();
        waiting.launch("weft_fill", 1, 1, waiting.allocate(8), 2L, 7);
    }

    /** Starts nothing while it has lent a MiB or more. */
    private static final class ShortOfMemory implements Device {

        private final PlainDevice device = new PlainDevice(12_288, 2 * MIB);

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
            return device.allocate(bytes);
        }

        @Override
        public void launch(String kernel, long groups, int sharedWords, Object... arguments) {
            if (arguments.length == 0 || device.used() >= MIB) {
                throw new DeviceMemoryException(name(), "it says so");
            }
            device.launch(kernel, groups, sharedWords, arguments);
        }
    }
}
