package org.weft.backend.gpu;

import java.util.List;
import org.weft.kernel.NgldmKernel;

/** Grey level dependence on a device: {@code ngldm.c}. */
final class GpuNgldm implements NgldmKernel {

    private final LevelKernel kernel;

    GpuNgldm(LevelStore store) {
        kernel = new LevelKernel(store, "weft_ngldm", GpuNgldm::share);
    }

    @Override
    public void count(Arguments arguments) {
        kernel.count(new LevelCall(arguments.volume(), arguments.slab(), arguments.neighbourhood(),
                Padding.reach(arguments.neighbourhood()).z(), arguments.coarseness(), List.of(arguments.counts())));
    }

    private static Share share(Device device, LevelCall call, long n) {
        long cells = call.volume().levelCount() * (call.offsets().size() + 1L);
        long shared = cells > device.sharedWords() || n < cells ? 0 : cells;
        return new Share(Launches.groups(device, n), shared, (int) shared);
    }
}
