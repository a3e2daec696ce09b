package org.weft.backend.gpu;

import org.weft.grid.Size;
import org.weft.kernel.DistanceKernel;

/** Distances to the edge on a device: {@code distance.c}. */
final class GpuDistance implements DistanceKernel {

    private final Device device;

    GpuDistance(Device device) {
        this.device = device;
    }

    @Override
    public void measure(Arguments arguments) {
        Launches.whole(() -> {
            Size size = arguments.mask().grid().size();
            long n = size.voxelCount();
            long plane = size.x() * size.y();
            try (CallMemory memory = new CallMemory(device)) {
                DeviceBuffer mask = memory.upload(arguments.mask().voxels());
                DeviceBuffer distances = memory.allocate(n * Integer.BYTES);
                Launches.each(device, "weft_distance_start", n, mask, n, distances);
                sweep(distances, n, size.x(), 1, 1, size.x());
                sweep(distances, n, size.y(), size.x(), size.x(), plane);
                if (!arguments.planar()) {
                    sweep(distances, n, size.z(), plane, plane, n);
                }
                distances.read(0, arguments.distances());
            }
        });
    }

    /** Sweeps along every line of an axis, there and back. */
    private void sweep(DeviceBuffer distances, long n, long length, long stride, long inner, long outer) {
        long lines = n / length;
        Launches.each(device, "weft_distance_sweep", lines * length, distances, lines, length, stride, inner, outer);
    }
}
