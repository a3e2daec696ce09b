package org.weft.backend.gpu;

import org.weft.kernel.NgldmKernel;
import org.weft.kernel.Slab;

/** Grey level dependence on a device: {@code ngldm.c}. */
final class GpuNgldm implements NgldmKernel {

    private final LevelStore store;

    GpuNgldm(LevelStore store) {
        this.store = store;
    }

    @Override
    public void count(Arguments arguments) {
        store.eachSlab(arguments.volume(), arguments.slab(), Padding.reach(arguments.neighbourhood()),
                (levels, slab) -> count(arguments, levels, slab));
    }

    private void count(Arguments arguments, PaddedLevels levels, Slab slab) {
        Device device = store.device();
        int stepCount = arguments.neighbourhood().size();
        long from = levels.start(slab.z0());
        long to = levels.start(slab.z1());
        long cells = arguments.volume().levelCount() * (stepCount + 1L);
        long shared = cells > device.sharedWords() || to - from < cells ? 0 : cells;
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer steps = memory.upload(levels.padding().steps(arguments.neighbourhood()));
            DeviceBuffer counts = memory.upload(arguments.counts());
            device.launch("weft_ngldm", Launches.groups(device, to - from), (int) shared, levels.buffer(), from, to,
                    steps, stepCount, arguments.coarseness(), shared, counts);
            counts.read(0, arguments.counts());
        }
    }
}
