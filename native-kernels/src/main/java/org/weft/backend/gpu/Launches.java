package org.weft.backend.gpu;

import java.util.function.Consumer;
import org.weft.backend.DeviceExhaustedError;
import org.weft.kernel.Slab;

/** How work is cut for a device: into groups, and into slabs where it does not fit. */
final class Launches {

    /** Things for each item, at least: with fewer, starting and clearing would cost more than the work. */
    private static final long SHARE = 16;

    private Launches() {}

    /** Starts a kernel whose items take n things in turn. */
    static void each(Device device, String kernel, long n, Object... arguments) {
        device.launch(kernel, groups(device, n), 1, arguments);
    }

    /** Groups for n things, as many as keep the device busy or fewer. */
    static long groups(Device device, long n) {
        return Math.clamp(n / (SHARE * device.groupSize()), 1, device.groupCount());
    }

    /**
     * Does the work of a slab, or of its halves one after the other where the device lacks memory for it. Work that fails so must have
     * had no effect.
     *
     * @throws DeviceExhaustedError where a single slice does not fit
     */
    static void bySlabs(Slab slab, Consumer<Slab> work) {
        try {
            work.accept(slab);
            return;
        } catch (DeviceMemoryException e) {
            if (slab.z1() - slab.z0() == 1) {
                throw exhausted(e);
            }
        }
        long middle = (slab.z0() + slab.z1()) / 2;
        bySlabs(new Slab(slab.z0(), middle), work);
        bySlabs(new Slab(middle, slab.z1()), work);
    }

    /**
     * Does work that cannot be cut.
     *
     * @throws DeviceExhaustedError where it does not fit
     */
    static void whole(Runnable work) {
        try {
            work.run();
        } catch (DeviceMemoryException e) {
            throw exhausted(e);
        }
    }

    private static DeviceExhaustedError exhausted(DeviceMemoryException e) {
        return new DeviceExhaustedError(e);
    }
}
