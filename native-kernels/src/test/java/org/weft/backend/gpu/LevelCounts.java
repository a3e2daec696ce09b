package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.weft.grid.Grid;
import org.weft.grid.Norm;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** The kernels that count grey levels, asked all in the same way. */
enum LevelCounts {

    HISTOGRAM, GLCM, GLRLM, NGTDM, NGLDM;

    /** What is asked of a kernel. */
    record Request(DiscretisedVolume volume, Slab slab, boolean planar) {

        /** A region of up to 13 × 11 × 7 voxels, and some of its slices. */
        static Request random(SplittableRandom random, Arena arena) {
            Grid grid = Grid.of(2 + random.nextInt(12), 2 + random.nextInt(10), 2 + random.nextInt(6),
                    new Spacing(1, 1, 1));
            int ng = 1 + random.nextInt(20);
            MemorySegment levels = arena.allocate(JAVA_SHORT, grid.voxelCount());
            for (long k = 0; k < grid.voxelCount(); k++) {
                levels.setAtIndex(JAVA_SHORT, k, (short) random.nextInt(ng + 1));
            }
            long z0 = random.nextLong(grid.size().z());
            return new Request(new DiscretisedVolume(grid, levels, ng),
                    new Slab(z0, z0 + 1 + random.nextLong(grid.size().z() - z0)), random.nextBoolean());
        }

        MemorySegment counts(Arena arena, long rows, long columns) {
            return arena.allocate(JAVA_LONG, rows * volume.levelCount() * columns).fill((byte) 1);
        }
    }

    /** Its name in {@code src/main/gpu}. */
    String kernel() {
        return "weft_" + name().toLowerCase(Locale.ROOT);
    }

    /** Counts in new memory of an arena. */
    long[] count(Function<Class<? extends Kernel>, Kernel> kernels, Request request, Arena arena) {
        List<Offset> around = Offset.neighbourhood(request.planar, 1, Norm.CHEBYSHEV);
        List<Offset> directions = Offset.directions(request.planar, 1);
        DiscretisedVolume volume = request.volume;
        int columns = around.size() + 1;
        MemorySegment counts = switch (this) {
            case HISTOGRAM -> request.counts(arena, 1, 1);
            case GLCM -> request.counts(arena, directions.size(), volume.levelCount());
            case GLRLM -> request.counts(arena, directions.size(), 13);
            case NGTDM -> request.counts(arena, 2, columns);
            case NGLDM -> request.counts(arena, 1, columns);
        };
        long half = counts.byteSize() / 2;
        switch (this) {
            case HISTOGRAM -> ((HistogramKernel) kernels.apply(HistogramKernel.class))
                    .count(new HistogramKernel.Arguments(volume, request.slab, counts));
            case GLCM -> ((GlcmKernel) kernels.apply(GlcmKernel.class))
                    .count(new GlcmKernel.Arguments(volume, request.slab, directions, counts));
            case GLRLM -> ((GlrlmKernel) kernels.apply(GlrlmKernel.class))
                    .count(new GlrlmKernel.Arguments(volume, request.slab, directions, 13, counts));
            case NGTDM -> ((NgtdmKernel) kernels.apply(NgtdmKernel.class)).count(new NgtdmKernel.Arguments(volume,
                    request.slab, around, counts.asSlice(0, half), counts.asSlice(half, half)));
            case NGLDM -> ((NgldmKernel) kernels.apply(NgldmKernel.class))
                    .count(new NgldmKernel.Arguments(volume, request.slab, around, 1, counts));
        }
        return counts.toArray(JAVA_LONG);
    }
}
