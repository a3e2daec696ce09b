package org.weft.kernel;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.weft.grid.Size;

/**
 * Kernels that keep account of the time spent in them and of the voxels they went over, and otherwise do what the kernels
 * behind them do. Thread-safe. Where nobody asks, the kernels run without it.
 */
public final class MeteredKernels {

    private final Map<Class<?>, Meter> meters = new LinkedHashMap<>();
    private final Kernels kernels;

    /** @param inner what does the work */
    public MeteredKernels(Kernels inner) {
        for (RecordComponent kernel : Kernels.class.getRecordComponents()) {
            meters.put(kernel.getType(), new Meter(kernel.getName(), kernel.getType().asSubclass(Kernel.class)));
        }
        kernels = new Kernels(
                a -> run(DiscretiseKernel.class, slices(a.box().size(), a.slab()),
                        () -> inner.discretise().discretise(a)),
                a -> get(MomentsKernel.class, a.to() - a.from(), () -> inner.moments().sum(a)),
                a -> run(GlcmKernel.class, a.offsets().size() * slices(a.volume().grid().size(), a.slab()),
                        () -> inner.glcm().count(a)),
                a -> run(GlrlmKernel.class, a.directions().size() * slices(a.volume().grid().size(), a.slab()),
                        () -> inner.glrlm().count(a)),
                a -> get(ZoneKernel.class, a.volume().grid().voxelCount(), () -> inner.zones().find(a)),
                a -> run(DistanceKernel.class, a.mask().grid().voxelCount(), () -> inner.distance().measure(a)),
                a -> run(NgtdmKernel.class, slices(a.volume().grid().size(), a.slab()), () -> inner.ngtdm().count(a)),
                a -> run(NgldmKernel.class, slices(a.volume().grid().size(), a.slab()), () -> inner.ngldm().count(a)),
                a -> run(CellKernel.class, slices(a.mask().grid().size(), a.layers()), () -> inner.cells().count(a)),
                a -> run(ConvolutionKernel.class, slices(a.size(), a.slab()), () -> inner.convolution().convolve(a)),
                a -> run(InterpolationKernel.class, a.part().size().voxelCount(),
                        () -> inner.interpolation().interpolate(a)),
                a -> get(PairsKernel.class, a.to() - a.from(), () -> inner.pairs().sum(a)));
    }

    /** The metered kernels. */
    public Kernels kernels() {
        return kernels;
    }

    /**
     * What a kernel was used for so far.
     *
     * @param name    its name in {@link Kernels}
     * @param kernel  its contract
     * @param calls   number of calls, over all threads
     * @param seconds time spent in them, summed over threads
     * @param voxels  voxels of the slabs, boxes or values that the calls were for; in co-occurrence and run lengths once for each
     *                direction
     */
    public record Usage(String name, Class<? extends Kernel> kernel, long calls, double seconds, long voxels) {}

    /** Every kernel that was called so far, in the order of {@link Kernels}. */
    public List<Usage> usage() {
        return meters.values().stream().map(Meter::usage).filter(usage -> usage.calls() > 0).toList();
    }

    private void run(Class<? extends Kernel> kernel, long voxels, Runnable work) {
        get(kernel, voxels, () -> {
            work.run();
            return true;
        });
    }

    private <R> R get(Class<? extends Kernel> kernel, long voxels, Supplier<R> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            meters.get(kernel).add(System.nanoTime() - start, voxels);
        }
    }

    private static long slices(Size size, Slab slab) {
        return size.x() * size.y() * (slab.z1() - slab.z0());
    }

    /** The account of one kernel. */
    private record Meter(String name, Class<? extends Kernel> kernel, LongAdder calls, LongAdder nanoseconds,
            LongAdder voxels) {

        Meter(String name, Class<? extends Kernel> kernel) {
            this(name, kernel, new LongAdder(), new LongAdder(), new LongAdder());
        }

        void add(long time, long places) {
            calls.increment();
            nanoseconds.add(time);
            voxels.add(places);
        }

        Usage usage() {
            return new Usage(name, kernel, calls.sum(), nanoseconds.sum() / 1e9, voxels.sum());
        }
    }
}
