package org.weft.backend.scalar;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import org.weft.grid.Boundary;
import org.weft.grid.Size;
import org.weft.kernel.ConvolutionKernel;

/** Convolution along an axis, voxel by voxel. */
public final class ScalarConvolution implements ConvolutionKernel {

    @Override
    public void convolve(Arguments arguments) {
        Size size = arguments.size();
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    long voxel = x + size.x() * (y + size.y() * z);
                    double start = arguments.add() ? 0.0 + arguments.out().getAtIndex(JAVA_FLOAT, voxel) : 0;
                    double sum = switch (arguments.axis()) {
                        case X -> sum(arguments, start, voxel, x, size.x(), 1);
                        case Y -> sum(arguments, start, voxel, y, size.y(), size.x());
                        case Z -> sum(arguments, start, voxel, z, size.z(), size.x() * size.y());
                    };
                    arguments.out().setAtIndex(JAVA_FLOAT, voxel, (float) sum);
                }
            }
        }
    }

    /** @param i place of the voxel among the n along the axis, which lie a stride apart */
    private static double sum(Arguments arguments, double start, long voxel, long i, long n, long stride) {
        double[] taps = arguments.taps();
        double sum = start;
        for (int k = 0; k < taps.length; k++) {
            long from = arguments.boundary().index(i - k + arguments.origin(), n);
            if (from != Boundary.NOWHERE && taps[k] != 0) {
                sum += taps[k] * arguments.in().getAtIndex(JAVA_FLOAT, voxel + (from - i) * stride);
            }
        }
        return sum;
    }
}
