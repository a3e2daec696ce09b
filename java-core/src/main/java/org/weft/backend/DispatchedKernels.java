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
import org.weft.kernel.ZoneKernel;

/**
 * Kernels that run on the processor, or on a device where that is faster for the volume, mask or list of values that a call is about, however small a
 * part of it the call is for. What a device has no memory for runs on the processor after all. Both give the same bits.
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
                a -> run(DiscretiseKernel.class, a.box().size().voxelCount(), k -> k.discretise().discretise(a)),
                new DispatchedMoments(),
                a -> add(HistogramKernel.class, a.volume(), k -> k.histogram().count(a), a.counts()),
                a -> add(GlcmKernel.class, a.volume(), k -> k.glcm().count(a), a.counts()),
                a -> add(GlrlmKernel.class, a.volume(), k -> k.glrlm().count(a), a.counts()),
                a -> get(ZoneKernel.class, a.volume().grid().voxelCount(), k -> k.zones().find(a)),
                a -> run(DistanceKernel.class, a.mask().grid().voxelCount(), k -> k.distance().measure(a)),
                a -> add(NgtdmKernel.class, a.volume(), k -> k.ngtdm().count(a), a.voxels(), a.differences()),
                a -> add(NgldmKernel.class, a.volume(), k -> k.ngldm().count(a), a.counts()),
                processor.cells(), processor.convolution(), processor.interpolation(), processor.pairs());
    }

    private final class DispatchedMoments implements MomentsKernel {

        @Override
        public Moments sum(Arguments arguments) {
            return get(MomentsKernel.class, count(arguments), k -> k.moments().sum(arguments));
        }

        @Override
        public List<Moments> sumBlocks(Arguments range, long size) {
            return get(MomentsKernel.class, count(range), k -> k.moments().sumBlocks(range, size));
        }

        private static long count(Arguments arguments) {
            return arguments.values().byteSize() / Float.BYTES;
        }
    }

    private <R> R get(Class<? extends Kernel> type, long voxels, Function<Kernels, R> call, MemorySegment... counts) {
        Optional<Kernels> faster = accelerator.of(type, voxels)
                .map(choice -> device.computeIfAbsent(choice, view));
        if (faster.isEmpty()) {
            return call.apply(processor);
        }
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> before = Stream.of(counts)
                    .map(segment -> arena.allocate(segment.byteSize(), Long.BYTES).copyFrom(segment)).toList();
            try {
                R result = call.apply(faster.get());
                accelerator.ran(type);
                return result;
            } catch (DeviceExhaustedError e) {
                for (int k = 0; k < counts.length; k++) {
                    counts[k].copyFrom(before.get(k));
                }
            }
        }
        return call.apply(processor);
    }

    private void run(Class<? extends Kernel> type, long voxels, Consumer<Kernels> call, MemorySegment... counts) {
        get(type, voxels, kernels -> {
            call.accept(kernels);
            return true;
        }, counts);
    }

    /** Counts that are larger than the levels take longer to move than to make. */
    private void add(Class<? extends Kernel> type, DiscretisedVolume volume, Consumer<Kernels> call,
            MemorySegment... counts) {
        long bytes = Stream.of(counts).mapToLong(MemorySegment::byteSize).sum();
        if (bytes > volume.levels().byteSize()) {
            call.accept(processor);
        } else {
            run(type, volume.grid().voxelCount(), call, counts);
        }
    }
}
