package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.backend.scalar.ScalarGlcm;
import org.weft.feature.Aggregation;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.Offset;
import org.weft.kernel.Workers;
import org.weft.settings.TextureSettings;

/** How work is cut: no more memory than stated, no slab thinner than pays, every voxel and direction once. */
class DirectionalInvariantTest {

    private static final int X = 100;
    private static final int Y = 90;
    private static final int Z = 60;

    @ParameterizedTest
    @CsvSource({"2, 64", "16, 64", "2, 256", "16, 256", "64, 256", "16, 1000"})
    void slabsAreThickAndKeepThreadsBusy(int threadCount, int levelCount) {
        Queue<GlcmKernel.Arguments> calls = new ConcurrentLinkedQueue<>();
        try (Arena arena = Arena.ofShared()) {
            DiscretisedVolume volume = Cases.volume(arena, X, Y, Z, levelCount, new int[X * Y * Z]);
            extract(volume, threadCount, calls::add, Aggregation.VOLUME_MERGED);
            Map<Offset, Long> slices = new HashMap<>();
            for (GlcmKernel.Arguments call : calls) {
                long thickness = call.slab().z1() - call.slab().z0();
                assertTrue(thickness == Z || X * Y * thickness >= 3L * levelCount * levelCount, call.slab()::toString);
                call.offsets().forEach(step -> slices.merge(step, thickness, Long::sum));
            }
            assertEquals(Set.copyOf(Offset.directions(false, 1)), slices.keySet());
            assertEquals(Set.of((long) Z), Set.copyOf(slices.values()));
            assertTrue(calls.size() >= Math.min(13, threadCount / 2), () -> calls.size() + " pieces");
        }
    }

    @Test
    void tablesHeldAtATimeStayWithinTheBudget() {
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        GlcmKernel counting = arguments -> {
            most.accumulateAndGet(held.addAndGet(arguments.counts().byteSize()), Math::max);
            new ScalarGlcm().count(arguments);
            held.addAndGet(-arguments.counts().byteSize());
        };
        try (Arena arena = Arena.ofShared()) {
            DiscretisedVolume volume = Cases.volume(arena, 3, 2, 5, 2000, 1, 2000, 3, 700, 5, 6, 1, 2, 9, 1999, 11, 12,
                    0, 0, 15, 16, 17, 18, 1, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
            extract(volume, 8, counting, Aggregation.SLICE_MERGED, Aggregation.VOLUME_AVERAGE);
        }
        assertTrue(most.get() > 0 && most.get() <= Cells.MAX_TABLES * Long.BYTES, () -> most + " bytes");
    }

    private static void extract(DiscretisedVolume volume, int threadCount, GlcmKernel kernel,
            Aggregation... aggregations) {
        try (Workers workers = new Workers(threadCount)) {
            Engine engine = new Engine(
                    new Kernels(null, null, null, kernel, null, null, null, null, null, null, null, null, null),
                    workers);
            Glcm.extract(volume, TextureSettings.DEFAULT.glcm(), Set.of(aggregations), engine);
        }
    }
}
