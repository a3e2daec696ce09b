package org.weft.backend.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.weft.backend.gpu.DeviceBuffer;
import org.weft.backend.gpu.Staging;

/** Page-locked memory, by the driver's own account. */
class CudaMemoryTest {

    @Test
    void pagesAreLockedOnceForADevice() {
        int before = StandIn.locked();
        CudaDevice device = device();
        copy(device);
        copy(device);
        assertEquals(before + 1, StandIn.locked());
    }

    @Test
    void whereNoPagesAreLockedCopiesGoPlainly() {
        int before = StandIn.locked();
        StandIn.refuse(true);
        try {
            copy(device());
        } finally {
            StandIn.refuse(false);
        }
        assertEquals(before, StandIn.locked());
    }

    private static CudaDevice device() {
        return new CudaDevice("cuda:0", CudaFacts.of(0), CudaDriver.ptx());
    }

    private static void copy(CudaDevice device) {
        try (Arena arena = Arena.ofConfined(); DeviceBuffer buffer = device.allocate(3 * Staging.HALF)) {
            MemorySegment from = arena.allocate(3 * Staging.HALF).fill((byte) 5);
            MemorySegment to = arena.allocate(from.byteSize());
            buffer.write(0, from);
            buffer.read(0, to);
            assertTrue(from.mismatch(to) < 0);
        }
    }
}
