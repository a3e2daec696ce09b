package org.weft.backend.gpu;

import org.weft.grid.Reach;
import org.weft.kernel.GlrlmKernel;

/** Run lengths on a device: {@code glrlm.c}. Runs cross slabs, so that all of the volume must fit. */
final class GpuGlrlm implements GlrlmKernel {

    /** Longest runs that are counted in memory of a group: most runs are much shorter. */
    private static final int COLUMNS = 64;

    private static final Reach STEP = new Reach(1, 1, 1);

    private final LevelStore store;

    GpuGlrlm(LevelStore store) {
        this.store = store;
    }

    @Override
    public void count(Arguments arguments) {
        Launches.whole(() -> store.withWhole(arguments.volume(), STEP, levels -> count(arguments, levels)));
    }

    private void count(Arguments arguments, PaddedLevels levels) {
        Device device = store.device();
        int ng = arguments.volume().levelCount();
        int stepCount = arguments.directions().size();
        if (stepCount == 0) {
            return;
        }
        long from = levels.start(arguments.slab().z0());
        long to = levels.start(arguments.slab().z1());
        int columns = Math.min(Math.min(arguments.maxRun(), COLUMNS), device.sharedWords() / ng);
        columns = to - from < (long) columns * ng ? 0 : columns;
        long parts = Math.max(1, Launches.groups(device, (to - from) * stepCount) / stepCount);
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer steps = memory.upload(levels.padding().steps(arguments.directions()));
            DeviceBuffer table = memory.upload(arguments.counts());
            device.launch("weft_glrlm", stepCount * parts, columns * ng, levels.buffer(), from, to, steps, stepCount,
                    ng, arguments.maxRun(), columns, table);
            table.read(0, arguments.counts());
        }
    }
}
