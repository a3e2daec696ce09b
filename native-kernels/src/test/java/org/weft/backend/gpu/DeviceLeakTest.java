package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.ref.Reference;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.backend.KernelCatalogue;
import org.weft.backend.cuda.CudaDevices;
import org.weft.backend.cuda.StandIn;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** What calls leave behind on a device, by its driver's own account. */
class DeviceLeakTest {

    /** Calls that are different, again and again. */
    private static final int ROUND = 100;

    @Test
    void tenThousandCallsAllocateNothingAnew() {
        int before = StandIn.living();
        DevicePool pool = new DevicePool(CudaDevices.first());
        KernelCatalogue kernels = GpuKernels.of(pool);
        call(kernels, ROUND);
        int living = StandIn.living();
        int allocated = StandIn.allocated();
        call(kernels, 10_000);
        assertEquals(living, StandIn.living());
        assertEquals(allocated, StandIn.allocated());
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume last = countLarge(kernels, arena);
            pool.empty();
            assertEquals(before + 1, StandIn.living(), "all but the levels of the last large volume");
            Reference.reachabilityFence(last);
        }
    }

    private static void call(KernelCatalogue kernels, int callCount) {
        for (int k = 0; k < callCount; k++) {
            try (Arena arena = Arena.ofConfined()) {
                if (k % ROUND == ROUND - 1) {
                    Reference.reachabilityFence(countLarge(kernels, arena));
                } else {
                    LevelCounts.values()[k % 4].count(type -> kernels.get(type).orElseThrow(),
                            LevelCounts.Request.random(new SplittableRandom(k % ROUND), arena), arena);
                }
            }
        }
    }

    /** A volume too large to be sent along with a call. */
    private static DiscretisedVolume countLarge(KernelCatalogue kernels, Arena arena) {
        Grid grid = Grid.of(61, 47, 32, new Spacing(1, 1, 1));
        var levels = arena.allocate(JAVA_SHORT, grid.voxelCount());
        levels.set(JAVA_SHORT, 0, (short) 1);
        DiscretisedVolume volume = new DiscretisedVolume(grid, levels, 2);
        kernels.get(GlcmKernel.class).orElseThrow().count(new GlcmKernel.Arguments(volume, Slab.whole(32),
                List.of(new Offset(1, 0, 0)), arena.allocate(JAVA_LONG, 4)));
        return volume;
    }
}
