package org.weft.backend.gpu;

import java.util.List;
import org.weft.kernel.NgtdmKernel;

/** Tone differences on a device: {@code ngtdm.c}. */
final class GpuNgtdm implements NgtdmKernel {

    private final LevelKernel kernel;

    GpuNgtdm(LevelStore store) {
        kernel = new LevelKernel(store, "weft_ngtdm", GpuNgtdm::share);
    }

    @Override
    public void count(Arguments arguments) {
        kernel.count(new LevelCall(arguments.volume(), arguments.slab(), arguments.neighbourhood(),
                Padding.reach(arguments.neighbourhood()).z(), 0,
                List.of(arguments.voxels(), arguments.differences())));
    }

    private static Share share(Device device, LevelCall call, long n) {
        long cells = call.volume().levelCount() * (call.offsets().size() + 1L);
        long shared = 3 * cells > device.sharedWords() || n < cells ? 0 : cells;
        return new Share(Launches.groups(device, n), shared, (int) (3 * shared));
    }
}
