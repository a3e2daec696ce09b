package org.weft.backend.gpu;

import java.util.List;
import org.weft.kernel.GlrlmKernel;

/** Run lengths on a device: {@code glrlm.c}. Runs in space cross slabs, so that all of the volume must fit. */
final class GpuGlrlm implements GlrlmKernel {

    /** Longest runs that are counted in memory of a group: most runs are much shorter. */
    private static final int COLUMNS = 64;

    private final LevelKernel kernel;

    GpuGlrlm(LevelStore store) {
        kernel = new LevelKernel(store, "weft_glrlm", GpuGlrlm::share);
    }

    @Override
    public void count(Arguments arguments) {
        boolean planar = arguments.directions().stream().allMatch(step -> step.z() == 0);
        kernel.count(new LevelCall(arguments.volume(), arguments.slab(), arguments.directions(),
                planar ? 0 : arguments.volume().grid().size().z(), arguments.maxRun(), List.of(arguments.counts())));
    }

    private static Share share(Device device, LevelCall call, long n) {
        int ng = call.volume().levelCount();
        int stepCount = call.offsets().size();
        int columns = Math.min(Math.min((int) call.parameter(), COLUMNS), device.sharedWords() / ng);
        columns = n < (long) columns * ng ? 0 : columns;
        return new Share(stepCount * Math.max(1, Launches.groups(device, n * stepCount) / stepCount), columns,
                columns * ng);
    }
}
