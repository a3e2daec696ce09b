package org.weft.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every backend's histogram against the definition, voxel by voxel. */
public abstract class HistogramKernelContract extends KernelContract {

    protected abstract HistogramKernel kernel();

    @Test
    void countsLevels() {
        Sample.all().forEach(this::check);
    }

    @Test
    void countsHighestLevels() {
        check(Sample.manyLevels(65_535));
        check(Sample.highest(300));
    }

    @Test
    void countsMoreThanAChunk() {
        check(Sample.longRows());
    }

    private void check(Sample sample) {
        ExpectedCounts expected = new ExpectedCounts();
        for (int level : sample.levels()) {
            if (level > 0) {
                expected.add(level - 1, 1);
            }
        }
        for (List<Slab> slabs : sample.partitions()) {
            try (Arena arena = Arena.ofConfined()) {
                var volume = sample.volume(memory(arena, 2L * sample.voxelCount()));
                MemorySegment counts = ExpectedCounts
                        .prepare(memory(arena, (long) sample.levelCount() * Long.BYTES));
                slabs.forEach(slab -> kernel().count(new HistogramKernel.Arguments(volume, slab, counts)));
                expected.assertAddedTo(counts, sample + ", " + slabs.size() + " slabs");
            }
        }
    }
}
