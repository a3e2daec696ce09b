package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.image.Volume;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/**
 * Convolution of whole images of one size along their axes, slabs of slices side by side on the workers, and the images in between, which are
 * used again and go with it.
 */
final class Convolution implements AutoCloseable {

    private final Size size;
    private final Boundary boundary;
    private final Engine engine;
    private final Arena arena = Arena.ofShared();
    private final Deque<MemorySegment> free = new ArrayDeque<>();

    Convolution(Size size, Boundary boundary, Engine engine) {
        this.size = size;
        this.boundary = boundary;
        this.engine = engine;
    }

    /** The axes that a filter of so many dimensions works along, in the order in which it does. */
    static List<Axis> axes(int dimensions) {
        return List.of(Axis.values()).subList(0, dimensions);
    }

    /** Memory for an image: float32[z][y][x]. */
    static MemorySegment allocate(Size size, Arena arena) {
        return arena.allocate(size.voxelCount() * Volume.LAYOUT.byteSize(), 64);
    }

    /**
     * How far filters look that convolve with a boundary: nowhere along other axes, and along all of an axis where the image goes on periodically.
     *
     * @param reach how far along an axis, in voxels
     */
    static Reach reach(List<Axis> axes, Boundary boundary, ToLongFunction<Axis> reach) {
        long[] voxels = new long[3];
        for (Axis axis : axes) {
            long own = reach.applyAsLong(axis);
            voxels[axis.ordinal()] = own > 0 && boundary == Boundary.PERIODIC ? Long.MAX_VALUE : own;
        }
        return new Reach(voxels[0], voxels[1], voxels[2]);
    }

    /** An image that nobody uses, its voxels whatever they are. */
    MemorySegment take() {
        return free.isEmpty() ? allocate(size, arena) : free.pop();
    }

    /** An image that nobody uses, all 0. */
    MemorySegment takeZeroed() {
        return take().fill((byte) 0);
    }

    /** Hands a taken image back. */
    void give(MemorySegment image) {
        free.push(image);
    }

    /** Fills {@code out}, or adds to it. */
    void along(Axis axis, Taps taps, MemorySegment in, boolean add, MemorySegment out) {
        ConvolutionKernel kernel = engine.kernels().convolution();
        engine.workers().map(Slab.split(size.z(), 4L * engine.workers().threadCount()), slab -> {
            kernel.convolve(new ConvolutionKernel.Arguments(size, in, axis, slab, taps.values(), taps.origin(),
                    boundary, add, out));
            return slab;
        });
    }

    /** One kernel after the other along the first axes into {@code out}, which may not lie where {@code in} lies. */
    void along(List<Axis> axes, List<Taps> taps, MemorySegment in, MemorySegment out) {
        MemorySegment from = in;
        for (int i = 0; i < axes.size(); i++) {
            MemorySegment to = i == axes.size() - 1 ? out : take();
            along(axes.get(i), taps.get(i), from, false, to);
            if (i > 0) {
                give(from);
            }
            from = to;
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
