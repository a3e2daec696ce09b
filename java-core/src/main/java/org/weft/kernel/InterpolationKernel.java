package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Box;
import org.weft.grid.Size;

/**
 * Intensities between voxels, each axis for itself: {@code out[z][y][x] = Σ_k wz[z][k] Σ_j wy[y][j] Σ_i wx[x][i] ·
 * in[z0 + k][y0 + j][x0 + i]}.
 *
 * <p>Each sum starts with its first term and adds the others in their order, in double without fused multiply-add; x is
 * innermost. The result is rounded to float32 once. ORDERED.
 */
public interface InterpolationKernel extends Kernel {

    void interpolate(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.ORDERED;
    }

    /**
     * Weights along one axis: output voxel i is the sum of {@code weights[i][k]} times input voxel {@code first[i] + k}.
     *
     * @param first   int64[n], not falling
     * @param weights float64[n][1 to any number], finite
     */
    record Weights(long[] first, double[][] weights) {

        public Weights {
            if (first.length < 1 || first.length != weights.length) {
                throw new IllegalArgumentException("weights need as many rows as first voxels, at least one, not "
                        + weights.length + " and " + first.length);
            }
        }

        /** Number of output voxels along the axis. */
        public int count() {
            return first.length;
        }

        void checkWithin(long count) {
            for (int i = 0; i < first.length; i++) {
                if (first[i] < 0 || weights[i].length < 1 || first[i] > count - weights[i].length
                        || i > 0 && first[i] < first[i - 1]) {
                    throw new IllegalArgumentException("weights of output voxel " + i + " stand for voxels " + first[i]
                            + " to " + (first[i] + weights[i].length - 1) + " of " + count);
                }
            }
        }
    }

    /**
     * @param size number of voxels of {@code in}
     * @param in   float32[z][y][x]
     * @param x    weights along x; those of y and z likewise
     * @param part voxels of {@code out} to fill; cut along x, parts share no work
     * @param out  float32[z.count][y.count][x.count], the part's voxels overwritten
     */
    record Arguments(Size size, MemorySegment in, Weights x, Weights y, Weights z, Box part, MemorySegment out) {

        public Arguments {
            x.checkWithin(size.x());
            y.checkWithin(size.y());
            z.checkWithin(size.z());
            if (part.x1() > x.count() || part.y1() > y.count() || part.z1() > z.count()) {
                throw new IllegalArgumentException(
                        part + " reaches beyond an image of " + new Size(x.count(), y.count(), z.count()) + " voxels");
            }
            Images.check("in", in, size.voxelCount() * Float.BYTES);
            Images.check("out", out, new Size(x.count(), y.count(), z.count()).voxelCount() * Float.BYTES);
            if (out.isReadOnly()) {
                throw new IllegalArgumentException("out must be writable");
            }
        }
    }
}
