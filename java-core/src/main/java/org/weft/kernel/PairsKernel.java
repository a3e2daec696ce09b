package org.weft.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Sums over the pairs of voxels that Moran's I and Geary's C are made of, with w the inverse of their distance and d the
 * deviation of an intensity from the mean: Σw, Σ w·d_k·d_l and Σ w·d_k², over the pairs of a voxel k of a range with
 * each voxel l before it, in both orders.
 *
 * <p>With dx, dy, dz the differences of their places, w is 1 / √((dx·dx + dy·dy) + dz·dz). For one k, voxel l goes to
 * lane l mod 8; a lane adds w, w·d_l and (w·d_l)·d_l, one l after the other; then lanes 0 to 7 are added in this order
 * to W, P and S. The voxels k add 2·W, (2·P)·d_k and S + (W·d_k)·d_k, one after the other. Square root and division
 * are rounded as IEEE 754 asks; no fused multiply-add. ORDERED.
 */
public interface PairsKernel extends Kernel {

    Sums sum(Arguments arguments);

    @Override
    default Exactness exactness() {
        return Exactness.ORDERED;
    }

    /**
     * @param voxels float64[4][n]: places along x, y and z in mm, no two of them the same, and deviations; finite
     * @param from   first k
     * @param to     one beyond the last k
     */
    record Arguments(MemorySegment voxels, long from, long to) {

        private static final int ROWS = 4;

        public Arguments {
            long row = ROWS * Double.BYTES;
            if (voxels.byteSize() % row != 0 || voxels.maxByteAlignment() < ValueLayout.JAVA_DOUBLE.byteAlignment()) {
                throw new IllegalArgumentException("voxels float64[4][n] need an 8-byte aligned segment of " + row
                        + " bytes for each voxel, not one of " + voxels.byteSize());
            }
            if (from < 0 || to < from || to > voxels.byteSize() / row) {
                throw new IllegalArgumentException("voxels " + from + " to " + to + " reach beyond the "
                        + voxels.byteSize() / row + " voxels given");
            }
        }

        /** n. */
        public long count() {
            return voxels.byteSize() / (ROWS * Double.BYTES);
        }

        /** Places of all voxels along x, float64[n] in mm. */
        public MemorySegment x() {
            return row(0);
        }

        /** Places of all voxels along y, float64[n] in mm. */
        public MemorySegment y() {
            return row(1);
        }

        /** Places of all voxels along z, float64[n] in mm. */
        public MemorySegment z() {
            return row(2);
        }

        /** Deviations of all voxels, float64[n]. */
        public MemorySegment deviations() {
            return row(3);
        }

        private MemorySegment row(int row) {
            return voxels.asSlice(row * count() * Double.BYTES, count() * Double.BYTES);
        }
    }

    /**
     * @param weights  Σ w, in 1/mm
     * @param products Σ w·d_k·d_l
     * @param squares  Σ w·d_k²
     */
    record Sums(double weights, double products, double squares) {}
}
