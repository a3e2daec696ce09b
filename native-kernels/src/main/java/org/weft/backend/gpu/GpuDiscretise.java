package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.Slab;

/** Grey levels on a device: {@code discretise.c}. */
final class GpuDiscretise implements DiscretiseKernel {

    private final Device device;

    GpuDiscretise(Device device) {
        this.device = device;
    }

    @Override
    public void discretise(Arguments arguments) {
        Launches.bySlabs(arguments.slab(), slab -> discretise(arguments, slab));
    }

    private void discretise(Arguments arguments, Slab slab) {
        Box box = arguments.box();
        Size size = arguments.volume().grid().size();
        Size part = box.size();
        long first = box.z0() + slab.z0();
        long slices = slab.z1() - slab.z0();
        long n = slices * part.x() * part.y();
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer voxels = memory.upload(slices(arguments.volume().voxels(), size, first, slices, Float.BYTES));
            DeviceBuffer mask = memory.upload(slices(arguments.mask().voxels(), size, first, slices, Byte.BYTES));
            DeviceBuffer levels = memory.allocate(n * Short.BYTES);
            Launches.each(device, "weft_discretise", n, voxels, mask, size.x(), size.y(),
                    box.x0() + box.y0() * size.x(), part.x(), part.y(), n, arguments.lower(), arguments.multiplier(),
                    arguments.divisor(), (double) arguments.first(), (double) arguments.levelCount(), levels);
            levels.read(0, slices(arguments.levels(), part, slab.z0(), slices, Short.BYTES));
        }
    }

    /** Some slices of an array. */
    static MemorySegment slices(MemorySegment voxels, Size size, long first, long count, long bytes) {
        long slice = size.x() * size.y() * bytes;
        return voxels.asSlice(first * slice, count * slice);
    }
}
