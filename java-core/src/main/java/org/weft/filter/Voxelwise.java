package org.weft.filter;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/** Images computed voxel by voxel from others, a few thousand voxels at a time in arrays, shared out over the workers. */
final class Voxelwise {

    private static final int AT_ONCE = 4096;

    private Voxelwise() {}

    /** What happens to some voxels. */
    @FunctionalInterface
    interface Step {

        /**
         * @param in    the voxels of each image
         * @param out   where the results go
         * @param count how many
         */
        void compute(float[][] in, float[] out, int count);
    }

    /** Fills an image, which may be one of those that it is computed from; all are float32 and of one length. */
    static void compute(List<MemorySegment> in, MemorySegment out, Engine engine, Step step) {
        long count = out.byteSize() / Float.BYTES;
        long parts = Math.min(4L * engine.workers().threadCount(), Math.ceilDiv(count, AT_ONCE));
        engine.workers().map(Slab.split(count, parts), range -> {
            float[][] voxels = new float[in.size()][AT_ONCE];
            float[] results = new float[AT_ONCE];
            for (long from = range.z0(); from < range.z1(); from += AT_ONCE) {
                int n = (int) Math.min(AT_ONCE, range.z1() - from);
                for (int image = 0; image < voxels.length; image++) {
                    MemorySegment.copy(in.get(image), Volume.LAYOUT, from * Float.BYTES, voxels[image], 0, n);
                }
                step.compute(voxels, results, n);
                MemorySegment.copy(results, 0, out, Volume.LAYOUT, from * Float.BYTES, n);
            }
            return range;
        });
    }
}
