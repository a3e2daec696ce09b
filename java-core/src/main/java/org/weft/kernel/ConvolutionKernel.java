package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Size;

/**
 * Convolution along one axis: {@code out[i] = Σ taps[k] · in[i - k + origin]}, k = 0 to K - 1, where the boundary says
 * what stands at places beyond the image.
 *
 * <p>The sum starts with 0, or with 0 + what {@code out} holds where {@code add} is set. Terms are added in rising k, in double without fused
 * multiply-add, and the sum is rounded to float32 once. Terms of taps that are 0 are left out, and so are terms at places where 0 stands, which are the
 * same there. ORDERED.
 */
public interface ConvolutionKernel extends Kernel {

    void convolve(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.ORDERED;
    }

    /**
     * @param size     number of voxels of both images
     * @param in       float32[z][y][x]
     * @param axis     axis along which is summed
     * @param slab     slices of {@code out} to fill
     * @param taps     float64[K], K at least 1, finite; not copied, not changed
     * @param origin   the tap that stands at the voxel itself, 0 to K - 1
     * @param boundary what stands beyond the image
     * @param add      whether to add to what {@code out} holds
     * @param out      float32[z][y][x], another segment than {@code in}; the slab's part is written
     */
    record Arguments(Size size, MemorySegment in, Axis axis, Slab slab, double[] taps, int origin, Boundary boundary,
            boolean add, MemorySegment out) {

        public Arguments {
            slab.checkWithin(size.z());
            long bytes = size.voxelCount() * Float.BYTES;
            Images.check("in", in, bytes);
            Images.check("out", out, bytes);
            if (out.isReadOnly()) {
                throw new IllegalArgumentException("out must be writable");
            }
            if (in.asOverlappingSlice(out).isPresent()) {
                throw new IllegalArgumentException("out must not lie where in lies");
            }
            if (origin < 0 || origin >= taps.length) {
                throw new IllegalArgumentException(
                        "the origin must be one of the " + taps.length + " taps, from 0 on, not " + origin);
            }
        }
    }
}
