package org.weft.backend.scalar;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Counts;
import org.weft.kernel.HistogramKernel;

/** Histogram of grey levels, voxel by voxel, in counts of its own: other backends of the processor have none that is faster. */
public final class ScalarHistogram implements HistogramKernel {

    private static final int CHUNK = 4096;

    @Override
    public void count(Arguments arguments) {
        DiscretisedVolume volume = arguments.volume();
        Size size = volume.grid().size();
        long end = arguments.slab().z1() * size.x() * size.y();
        long[] counts = new long[volume.levelCount() + 1];
        short[] levels = new short[CHUNK];
        for (long from = arguments.slab().z0() * size.x() * size.y(); from < end; from += CHUNK) {
            int count = (int) Math.min(CHUNK, end - from);
            MemorySegment.copy(volume.levels(), DiscretisedVolume.LAYOUT, from * Short.BYTES, levels, 0, count);
            for (int k = 0; k < count; k++) {
                counts[Short.toUnsignedInt(levels[k])]++;
            }
        }
        for (int i = 1; i < counts.length; i++) {
            Counts.add(arguments.counts(), i - 1, counts[i]);
        }
    }
}
