package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.weft.backend.scalar.ScalarDistance;
import org.weft.backend.scalar.ScalarZones;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.Kernels;
import org.weft.kernel.Workers;

/** What the passes over slices and volume hold at a time. */
class ZoneFamiliesInvariantTest {

    private static final int THREADS = 3;
    private static final int Z = 48;

    @Test
    void distancesHeldAtATimeAreThoseOfTheVolumeAndAQuarter() {
        AtomicLong most = new AtomicLong();
        AtomicLong all = new AtomicLong();
        int[] levels = new int[5 * 4 * Z];
        Arrays.setAll(levels, k -> k % 7 % 3);
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(THREADS)) {
            DiscretisedVolume volume = Cases.volume(arena, 5, 4, Z, 3, levels);
            Engine engine = new Engine(new Kernels(null, null, null, null, null, new ScalarZones(), arguments -> {
                if (arguments.planar()) {
                    most.accumulateAndGet(arguments.mask().grid().voxelCount(), Math::max);
                    all.addAndGet(arguments.mask().grid().voxelCount());
                }
                new ScalarDistance().measure(arguments);
            }, null, null, null, null, null, null), workers);
            ZoneFamilies.extract(volume, Cases.mask(arena, volume), true, true, Cases.ALL, engine);
        }
        assertEquals(levels.length, all.get());
        assertTrue(THREADS * most.get() <= levels.length / 4, () -> most + " voxels a slab");
    }
}
