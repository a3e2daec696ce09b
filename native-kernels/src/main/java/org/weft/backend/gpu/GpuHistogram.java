package org.weft.backend.gpu;

import java.util.List;
import org.weft.kernel.HistogramKernel;

/** Histogram of grey levels on a device: {@code histogram.c}. */
final class GpuHistogram implements HistogramKernel {

    private final LevelKernel kernel;

    GpuHistogram(LevelStore store) {
        kernel = new LevelKernel(store, "weft_histogram", GpuHistogram::share);
    }

    @Override
    public void count(Arguments arguments) {
        kernel.count(new LevelCall(arguments.volume(), arguments.slab(), List.of(), 0, 0,
                List.of(arguments.counts())));
    }

    private static Share share(Device device, LevelCall call, long n) {
        int ng = call.volume().levelCount();
        int shared = ng > device.sharedWords() || n < ng ? 0 : ng;
        return new Share(Launches.groups(device, n), shared, shared);
    }
}
