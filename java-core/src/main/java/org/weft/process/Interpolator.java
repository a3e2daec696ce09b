package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.kernel.Engine;
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.InterpolationKernel.Weights;
import org.weft.kernel.Slab;
import org.weft.settings.Interpolation.Method;

/** Interpolation from one grid to another: the weights along its three axes. */
record Interpolator(Weights x, Weights y, Weights z) {

    /** Fewest columns that are a share of the work: two cache lines of the result. */
    private static final int COLUMNS = 32;

    static Interpolator of(ResampledGrid grid, Method method, boolean antiAliasing) {
        return new Interpolator(AxisWeights.of(grid.x(), method, antiAliasing),
                AxisWeights.of(grid.y(), method, antiAliasing), AxisWeights.of(grid.z(), method, antiAliasing));
    }

    /** To a box of the new grid only. */
    Interpolator part(Box wanted) {
        return new Interpolator(AxisWeights.part(x, wanted.x0(), wanted.x1(), 0),
                AxisWeights.part(y, wanted.y0(), wanted.y1(), 0), AxisWeights.part(z, wanted.z0(), wanted.z1(), 0));
    }

    /** From a crop of the old grid that holds all it {@link #reads}. */
    Interpolator from(Box crop) {
        return new Interpolator(AxisWeights.part(x, 0, x.count(), crop.x0()),
                AxisWeights.part(y, 0, y.count(), crop.y0()), AxisWeights.part(z, 0, z.count(), crop.z0()));
    }

    /** The box of the old grid that is read. */
    Box reads() {
        return new Box(x.first()[0], y.first()[0], z.first()[0], end(x), end(y), end(z));
    }

    private static long end(Weights weights) {
        return IntStream.range(0, weights.count()).mapToLong(i -> AxisWeights.end(weights, i)).max().orElseThrow();
    }

    /** The box of the new grid whose voxels read something of a box of the old one; empty where none does. */
    Optional<Box> readersOf(Box box) {
        int[] i = readers(x, box.x0(), box.x1());
        int[] j = readers(y, box.y0(), box.y1());
        int[] k = readers(z, box.z0(), box.z1());
        return i.length == 0 || j.length == 0 || k.length == 0 ? Optional.empty()
                : Optional.of(new Box(i[0], j[0], k[0], i[i.length - 1] + 1L, j[j.length - 1] + 1L,
                        k[k.length - 1] + 1L));
    }

    private static int[] readers(Weights weights, long from, long to) {
        return IntStream.range(0, weights.count())
                .filter(i -> weights.first()[i] < to && AxisWeights.end(weights, i) > from).toArray();
    }

    /** Number of voxels of the result. */
    Size size() {
        return new Size(x.count(), y.count(), z.count());
    }

    /**
     * The interpolated image, float32 {@code [z][y][x]}; shared out over the workers by columns, which share no work.
     *
     * @param size number of voxels of {@code in}
     * @param in   float32[z][y][x]
     */
    MemorySegment interpolate(Size size, MemorySegment in, Engine engine, Arena arena) {
        MemorySegment out = arena.allocate(size().voxelCount() * Float.BYTES, 64);
        InterpolationKernel kernel = engine.kernels().interpolation();
        engine.workers().map(parts(engine.workers().threadCount()), part -> {
            kernel.interpolate(new InterpolationKernel.Arguments(size, in, x, y, z, part, out));
            return part;
        });
        return out;
    }

    private List<Box> parts(int threadCount) {
        int columns = Math.clamp(x.count() / COLUMNS, 1, threadCount);
        List<Box> parts = new ArrayList<>();
        for (Slab slab : Slab.split(z.count(), Math.ceilDiv(threadCount, columns))) {
            for (long i = 0; i < columns; i++) {
                parts.add(new Box(x.count() * i / columns, 0, slab.z0(), x.count() * (i + 1) / columns, y.count(),
                        slab.z1()));
            }
        }
        return parts;
    }
}
