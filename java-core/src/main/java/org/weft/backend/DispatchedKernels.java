package org.weft.backend;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.weft.backend.Backends.Choice;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernel.Moments;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;

/**
 * Kernels that run on the processor, or on a device where that is faster for so many voxels as a call is for. What a device has no memory for runs on the processor after all. Both give the same bits.
 */
final class DispatchedKernels {

    private final Accelerator accelerator;
    private final Function<Choice, Kernels> view;
    private final Kernels processor;
    /** Of the one device, once it is used. */
    private final Map<Choice, Kernels> device = new ConcurrentHashMap<>();

    private DispatchedKernels(Accelerator accelerator, Function<Choice, Kernels> view) {
        this.accelerator = accelerator;
        this.view = view;
        processor = view.apply(accelerator.processor());
    }

    /** @param view what is to be called for the kernels of the processor or of the device */
    static Kernels of(Accelerator accelerator, Function<Choice, Kernels> view) {
        return new DispatchedKernels(accelerator, view).kernels();
    }

    private Kernels kernels() {
        return new Kernels(
                a -> run(CallSize.of(DiscretiseKernel.class, a.box().size(), a.slab()),
                        k -> k.discretise().discretise(a)),
                new DispatchedMoments(),
                a -> run(CallSize.of(HistogramKernel.class, a.volume(), a.slab()), k -> k.histogram().count(a),
                        a.counts()),
                a -> run(CallSize.of(GlcmKernel.class, a.volume(), a.slab()), k -> k.glcm().count(a), a.counts()),
                a -> run(CallSize.of(GlrlmKernel.class, a.volume(), a.slab()), k -> k.glrlm().count(a), a.counts()),
                a -> get(CallSize.of(ZoneKernel.class, a.whole(), a.slab()), k -> k.zones().find(a)),
                a -> run(CallSize.of(DistanceKernel.class, a.mask().grid().voxelCount()), k -> k.distance().measure(a)),
                a -> run(CallSize.of(NgtdmKernel.class, a.volume(), a.slab()), k -> k.ngtdm().count(a), a.voxels(),
                        a.differences()),
                a -> run(CallSize.of(NgldmKernel.class, a.volume(), a.slab()), k -> k.ngldm().count(a), a.counts()),
                processor.cells(), processor.convolution(), processor.interpolation(), processor.pairs());
    }

    private final class DispatchedMoments implements MomentsKernel {

        @Override
        public Moments sum(Arguments arguments) {
            return get(size(arguments), k -> k.moments().sum(arguments));
        }

        @Override
        public List<Moments> sumBlocks(Arguments range, long size) {
            return get(size(range), k -> k.moments().sumBlocks(range, size));
        }

        private static CallSize size(Arguments arguments) {
            return new CallSize(MomentsKernel.class, arguments.to() - arguments.from(),
                    arguments.values().byteSize() / Float.BYTES);
        }
    }

    /**
     * A call.
     *
     * @param voxels how many it is for
     * @param whole  how many there are in all
     */
    private record CallSize(Class<? extends Kernel> type, long voxels, long whole) {

        static CallSize of(Class<? extends Kernel> type, long voxels) {
            return new CallSize(type, voxels, voxels);
        }

        static CallSize of(Class<? extends Kernel> type, Size size, Slab slab) {
            return new CallSize(type, size.x() * size.y() * (slab.z1() - slab.z0()), size.voxelCount());
        }

        static CallSize of(Class<? extends Kernel> type, DiscretisedVolume volume, Slab slab) {
            return of(type, volume.grid().size(), slab);
        }
    }

    /** Makes a call that adds to counts, if to any. Those that are larger than the levels take longer to move than to make. */
    private <R> R get(CallSize size, Function<Kernels, R> call, MemorySegment... counts) {
        long bytes = Stream.of(counts).mapToLong(MemorySegment::byteSize).sum();
        Optional<Kernels> faster = bytes > size.voxels * Short.BYTES ? Optional.empty()
                : accelerator.of(size.type, size.voxels, size.whole)
                        .map(choice -> device.computeIfAbsent(choice, view));
        if (faster.isEmpty()) {
            return call.apply(processor);
        }
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> before = Stream.of(counts)
                    .map(segment -> arena.allocate(segment.byteSize(), Long.BYTES).copyFrom(segment)).toList();
            try {
                R result = call.apply(faster.get());
                accelerator.ran(size.type);
                return result;
            } catch (DeviceExhaustedError e) {
                for (int k = 0; k < counts.length; k++) {
                    counts[k].copyFrom(before.get(k));
                }
            }
        }
        return call.apply(processor);
    }

    private void run(CallSize size, Consumer<Kernels> call, MemorySegment... counts) {
        get(size, kernels -> {
            call.accept(kernels);
            return true;
        }, counts);
    }
}
