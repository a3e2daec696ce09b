package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Size;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.Slab;

/** Convolution along an axis on a device: {@code convolution.c}. */
final class GpuConvolution implements ConvolutionKernel {

    private final Device device;

    GpuConvolution(Device device) {
        this.device = device;
    }

    @Override
    public void convolve(Arguments arguments) {
        Launches.bySlabs(arguments.slab(), slab -> convolve(arguments, slab));
    }

    private void convolve(Arguments arguments, Slab slab) {
        Size size = arguments.size();
        Axis axis = arguments.axis();
        double[] taps = arguments.taps();
        int[] places = IntStream.range(0, taps.length).filter(k -> taps[k] != 0).toArray();
        long[] distances = IntStream.of(places).mapToLong(k -> arguments.origin() - k).toArray();
        long stride = switch (axis) {
            case X -> 1;
            case Y -> size.x();
            case Z -> size.x() * size.y();
        };
        MemorySegment out = slices(arguments.out(), size, slab);
        long n = out.byteSize() / Float.BYTES;
        try (CallMemory memory = new CallMemory(device)) {
            Source source = axis == Axis.Z ? through(arguments, slab, distances, memory)
                    : new Source(memory.upload(slices(arguments.in(), size, slab)), 0, axis.of(size));
            DeviceBuffer to = arguments.add() ? memory.upload(out) : memory.allocate(out.byteSize());
            Launches.each(device, "weft_convolution", n, source.voxels, to, n, stride,
                    axis == Axis.Z ? slab.z1() - slab.z0() : source.length, source.place, source.length,
                    memory.upload(IntStream.of(places).mapToDouble(k -> taps[k]).toArray()), memory.upload(distances),
                    places.length, arguments.boundary().ordinal(), arguments.add() ? 1 : 0);
            to.read(0, out);
        }
    }

    /**
     * What is needed of an image.
     *
     * @param place  where along the axis the first result lies
     * @param length voxels along the axis
     */
    private record Source(DeviceBuffer voxels, long place, long length) {}

    /** The slices that taps find along z, with what stands beyond the image written out; or the whole image where that is less. */
    private static Source through(Arguments arguments, Slab slab, long[] distances, CallMemory memory) {
        Size size = arguments.size();
        long first = slab.z0() + LongStream.of(distances).min().orElse(0);
        long count = slab.z1() + LongStream.of(distances).max().orElse(0) - first;
        if (count >= size.z()) {
            return new Source(memory.upload(arguments.in()), slab.z0(), size.z());
        }
        long plane = size.x() * size.y();
        DeviceBuffer voxels = memory.words(count * plane, 0);
        for (long k = 0, next; k < count; k = next) {
            long from = arguments.boundary().index(first + k, size.z());
            next = k + 1;
            if (from != Boundary.NOWHERE) {
                while (next < count && arguments.boundary().index(first + next, size.z()) == from + next - k) {
                    next++;
                }
                voxels.write(k * plane * Float.BYTES, slices(arguments.in(), size, new Slab(from, from + next - k)));
            }
        }
        return new Source(voxels, slab.z0() - first, count);
    }

    private static MemorySegment slices(MemorySegment image, Size size, Slab slab) {
        return GpuDiscretise.slices(image, size, slab.z0(), slab.z1() - slab.z0(), Float.BYTES);
    }
}
