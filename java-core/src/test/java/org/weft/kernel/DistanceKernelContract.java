package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.weft.image.Mask;

/** Every backend's distances against the definition: the mask is peeled, one layer of voxels at a time. */
public abstract class DistanceKernelContract extends KernelContract {

    protected abstract DistanceKernel kernel();

    @Test
    void measuresInSpace() {
        Sample.all().forEach(sample -> check(sample, false));
    }

    @Test
    void measuresInSlices() {
        Sample.all().forEach(sample -> check(sample, true));
    }

    private void check(Sample sample, boolean planar) {
        int[] expected = peel(sample, planar);
        try (Arena arena = Arena.ofConfined()) {
            Mask mask = sample.mask(memory(arena, sample.voxelCount()));
            MemorySegment distances = memory(arena, (long) Integer.BYTES * sample.voxelCount()).fill((byte) 0x5a);
            kernel().measure(new DistanceKernel.Arguments(mask, planar, distances));
            for (int k = 0; k < expected.length; k++) {
                int at = k;
                assertEquals(expected[k], distances.getAtIndex(JAVA_INT, k),
                        () -> sample + ", planar " + planar + ", voxel " + at);
            }
        }
    }

    /** Distances: voxels with a face towards what has been peeled off before come off next. */
    public static int[] peel(Sample sample, boolean planar) {
        int[] distances = new int[sample.voxelCount()];
        boolean peeled = true;
        for (int layer = 1; peeled; layer++) {
            int now = layer;
            Predicate<int[]> outside = at -> sample.at(at[0], at[1], at[2]) == 0
                    || (distances[sample.index(at[0], at[1], at[2])] > 0
                            && distances[sample.index(at[0], at[1], at[2])] < now);
            peeled = false;
            for (int k = 0; k < distances.length; k++) {
                int x = k % sample.nx();
                int y = k / sample.nx() % sample.ny();
                int z = k / sample.nx() / sample.ny();
                if (sample.levels()[k] > 0 && distances[k] == 0) {
                    boolean edge = outside.test(new int[] {x - 1, y, z}) || outside.test(new int[] {x + 1, y, z})
                            || outside.test(new int[] {x, y - 1, z}) || outside.test(new int[] {x, y + 1, z})
                            || (!planar && (outside.test(new int[] {x, y, z - 1})
                                    || outside.test(new int[] {x, y, z + 1})));
                    if (edge) {
                        distances[k] = layer;
                        peeled = true;
                    }
                }
            }
        }
        return distances;
    }
}
