package org.weft.kernel;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.weft.grid.Size;
import org.weft.kernel.MomentsKernel.Moments;

/**
 * An account of the time spent in kernels and of the voxels they went over: of those of one backend, or of several that share the work.
 * Thread-safe. Where nobody asks, the kernels run without it.
 */
public final class MeteredKernels {

    private final List<Meter> meters = new CopyOnWriteArrayList<>();

    /**
     * Kernels that do what the given ones do, and keep account of it.
     *
     * @param origins which backend each kernel came from, by the simple name of its contract
     */
    public Kernels over(Kernels inner, Map<String, String> origins) {
        Map<Class<?>, Meter> own = new LinkedHashMap<>();
        for (RecordComponent kernel : Kernels.class.getRecordComponents()) {
            own.put(kernel.getType(), new Meter(own.size(), kernel.getName(),
                    origins.getOrDefault(kernel.getType().getSimpleName(), "")));
        }
        meters.addAll(own.values());
        return new Kernels(
                a -> own.get(DiscretiseKernel.class).run(slices(a.box().size(), a.slab()),
                        () -> inner.discretise().discretise(a)),
                new MeteredMoments(inner.moments(), own.get(MomentsKernel.class)),
                a -> own.get(HistogramKernel.class).run(slices(a.volume().grid().size(), a.slab()),
                        () -> inner.histogram().count(a)),
                a -> own.get(GlcmKernel.class).run(a.offsets().size() * slices(a.volume().grid().size(), a.slab()),
                        () -> inner.glcm().count(a)),
                a -> own.get(GlrlmKernel.class).run(
                        a.directions().size() * slices(a.volume().grid().size(), a.slab()),
                        () -> inner.glrlm().count(a)),
                a -> own.get(ZoneKernel.class).get(a.volume().grid().voxelCount(), () -> inner.zones().find(a)),
                a -> own.get(DistanceKernel.class).run(a.mask().grid().voxelCount(),
                        () -> inner.distance().measure(a)),
                a -> own.get(NgtdmKernel.class).run(slices(a.volume().grid().size(), a.slab()),
                        () -> inner.ngtdm().count(a)),
                a -> own.get(NgldmKernel.class).run(slices(a.volume().grid().size(), a.slab()),
                        () -> inner.ngldm().count(a)),
                a -> own.get(CellKernel.class).run(slices(a.mask().grid().size(), a.layers()),
                        () -> inner.cells().count(a)),
                a -> own.get(ConvolutionKernel.class).run(slices(a.size(), a.slab()),
                        () -> inner.convolution().convolve(a)),
                a -> own.get(InterpolationKernel.class).run(a.part().size().voxelCount(),
                        () -> inner.interpolation().interpolate(a)),
                a -> own.get(PairsKernel.class).get(a.to() - a.from(), () -> inner.pairs().sum(a)));
    }

    /**
     * What a kernel of a backend was used for so far.
     *
     * @param name    its name in {@link Kernels}
     * @param backend which backend it came from
     * @param calls   number of calls, over all threads
     * @param seconds time spent in them, summed over threads
     * @param voxels  voxels of the slabs, boxes or values that the calls were for; in co-occurrence and run lengths once for each
     *                direction
     */
    public record Usage(String name, String backend, long calls, double seconds, long voxels) {}

    /** Every kernel that was called so far, in the order of {@link Kernels}; of several backends in the order of {@link #over}. */
    public List<Usage> usage() {
        List<Meter> all = new ArrayList<>(meters);
        all.sort(Comparator.comparingInt(Meter::place));
        return all.stream().map(Meter::usage).filter(usage -> usage.calls() > 0).toList();
    }

    private static long slices(Size size, Slab slab) {
        return size.x() * size.y() * (slab.z1() - slab.z0());
    }

    private record MeteredMoments(MomentsKernel inner, Meter meter) implements MomentsKernel {

        @Override
        public Moments sum(Arguments arguments) {
            return meter.get(arguments.to() - arguments.from(), () -> inner.sum(arguments));
        }

        @Override
        public List<Moments> sumBlocks(Arguments range, long size) {
            return meter.get(range.to() - range.from(), () -> inner.sumBlocks(range, size));
        }
    }

    /**
     * The account of one kernel.
     *
     * @param place its place in {@link Kernels}
     */
    private record Meter(int place, String name, String backend, LongAdder calls, LongAdder nanoseconds,
            LongAdder voxels) {

        Meter(int place, String name, String backend) {
            this(place, name, backend, new LongAdder(), new LongAdder(), new LongAdder());
        }

        void run(long places, Runnable work) {
            get(places, () -> {
                work.run();
                return true;
            });
        }

        <R> R get(long places, Supplier<R> work) {
            long start = System.nanoTime();
            try {
                return work.get();
            } finally {
                calls.increment();
                nanoseconds.add(System.nanoTime() - start);
                voxels.add(places);
            }
        }

        Usage usage() {
            return new Usage(name, backend, calls.sum(), nanoseconds.sum() / 1e9, voxels.sum());
        }
    }
}
