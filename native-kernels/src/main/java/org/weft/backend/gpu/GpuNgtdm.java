package org.weft.backend.gpu;

import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Slab;

/** Tone differences on a device: {@code ngtdm.c}. */
final class GpuNgtdm implements NgtdmKernel {

    private final LevelStore store;

    GpuNgtdm(LevelStore store) {
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
        long shared = 3 * cells > device.sharedWords() || to - from < cells ? 0 : cells;
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer steps = memory.upload(levels.padding().steps(arguments.neighbourhood()));
            DeviceBuffer voxels = memory.upload(arguments.voxels());
            DeviceBuffer differences = memory.upload(arguments.differences());
            device.launch("weft_ngtdm", Launches.groups(device, to - from), (int) (3 * shared), levels.buffer(), from,
                    to, steps, stepCount, shared, voxels, differences);
            voxels.read(0, arguments.voxels());
            differences.read(0, arguments.differences());
        }
    }
}
