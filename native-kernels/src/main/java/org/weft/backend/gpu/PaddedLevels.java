package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Slab;

/** Grey levels of some slices of a volume on a device, uint16 with zeros around them. */
final class PaddedLevels implements AutoCloseable {

    /** Most levels on their way to the device at a time. */
    private static final long STAGED = 1 << 25;

    private final DeviceBuffer buffer;
    private final Padding padding;
    private final long first;

    private PaddedLevels(DeviceBuffer buffer, Padding padding, long first) {
        this.buffer = buffer;
        this.padding = padding;
        this.first = first;
    }

    /** @throws DeviceMemoryException where they do not fit */
    static PaddedLevels upload(Device device, DiscretisedVolume volume, Slab slab, Reach reach) {
        Size size = volume.grid().size();
        Padding padding = new Padding(new Size(size.x(), size.y(), slab.z1() - slab.z0()), reach);
        long words = Math.ceilDiv(padding.count(), 2);
        DeviceBuffer buffer = device.allocate(words * Integer.BYTES);
        try (CallMemory memory = new CallMemory(device)) {
            Launches.each(device, "weft_fill", words, buffer, words, 0);
            long plane = size.x() * size.y();
            long slices = Math.clamp(STAGED / plane, 1, slab.z1() - slab.z0());
            DeviceBuffer staged = memory.allocate(slices * plane * Short.BYTES);
            for (long z = slab.z0(); z < slab.z1(); z += slices) {
                long n = Math.min(slices, slab.z1() - z) * plane;
                MemorySegment levels = volume.levels().asSlice(z * plane * Short.BYTES, n * Short.BYTES);
                staged.write(0, levels);
                Launches.each(device, "weft_pad", n, staged, n, size.x(), size.y(), buffer,
                        padding.start(z - slab.z0()), padding.row(), padding.slice());
            }
        } catch (RuntimeException e) {
            buffer.close();
            throw e;
        }
        return new PaddedLevels(buffer, padding, slab.z0());
    }

    DeviceBuffer buffer() {
        return buffer;
    }

    Padding padding() {
        return padding;
    }

    /** Where a slice of the volume begins. */
    long start(long z) {
        return padding.start(z - first);
    }

    @Override
    public void close() {
        buffer.close();
    }
}
