package org.weft.morphology;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;
import org.weft.grid.Size;
import org.weft.image.RegionRow;
import org.weft.kernel.Engine;
import org.weft.kernel.PairsKernel;

/** {@link PairSums} pair by pair, {@value #BLOCK} voxels at a time with all before them: for regions of few voxels. */
final class DirectPairs {

    private static final long BLOCK = 64;

    private DirectPairs() {}

    static PairSums sum(DeviationField field, Engine engine) {
        try (Arena arena = Arena.ofShared()) {
            long n = field.voxelCount();
            MemorySegment voxels = arena.allocate(JAVA_DOUBLE, 4 * n);
            gather(field, voxels, n);
            List<Long> blocks = LongStream.range(0, Math.ceilDiv(n, BLOCK)).boxed().toList();
            return engine.workers().map(blocks, block -> {
                long to = Math.min((block + 1) * BLOCK, n);
                return engine.kernels().pairs().sum(new PairsKernel.Arguments(voxels, block * BLOCK, to));
            }).stream().map(sums -> new PairSums(sums.weights(), sums.products(), sums.squares()))
                    .reduce(PairSums.NONE, PairSums::plus);
        }
    }

    /** Places and deviations of the n voxels of the intensity mask in raster order, float64[4][n]. */
    private static void gather(DeviationField field, MemorySegment voxels, long n) {
        Size size = field.box().size();
        RegionRow row = field.rows();
        long k = 0;
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                row.read(y, z);
                for (int x = 0; x < row.length(); x++) {
                    if (row.contains(x)) {
                        voxels.setAtIndex(JAVA_DOUBLE, k, x * field.spacing().x());
                        voxels.setAtIndex(JAVA_DOUBLE, n + k, y * field.spacing().y());
                        voxels.setAtIndex(JAVA_DOUBLE, 2 * n + k, z * field.spacing().z());
                        voxels.setAtIndex(JAVA_DOUBLE, 3 * n + k++, row.at(x) - field.mean());
                    }
                }
            }
        }
    }
}
