package org.weft.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every backend's co-occurrence against the definition, pair by pair. */
public abstract class GlcmKernelContract extends KernelContract {

    protected abstract GlcmKernel kernel();

    @Test
    void countsEveryPairInSpace() {
        Sample.all().forEach(sample -> check(sample, Offset.directions(false, 1)));
    }

    @Test
    void countsEveryPairInSlices() {
        Sample.all().forEach(sample -> check(sample, Offset.directions(true, 1)));
    }

    @Test
    void countsPairsFartherApart() {
        Sample.all().forEach(sample -> check(sample, Offset.directions(false, 2)));
        Sample.all().forEach(sample -> check(sample, Offset.directions(false, 3)));
    }

    @Test
    void countsAnyOffset() {
        List<Offset> offsets = List.of(new Offset(-1, 0, 0), new Offset(3, -2, -1), new Offset(0, 0, -4),
                new Offset(-2, 1, 2),
                new Offset(69, 0, 0), new Offset(70, 0, 0), new Offset(0, -1_000, 0),
                new Offset(Integer.MIN_VALUE, Integer.MAX_VALUE, 1));
        Sample.all().forEach(sample -> check(sample, offsets));
    }

    @Test
    void countsHundredsOfLevelsInManyVoxels() {
        check(Sample.large(), Offset.directions(false, 1));
    }

    @Test
    void countsThousandsOfLevels() {
        check(Sample.manyLevels(5_000), List.of(new Offset(1, -1, 1)));
    }

    private void check(Sample sample, List<Offset> offsets) {
        long ng = sample.levelCount();
        ExpectedCounts expected = new ExpectedCounts();
        for (int z = 0; z < sample.nz(); z++) {
            for (int y = 0; y < sample.ny(); y++) {
                for (int x = 0; x < sample.nx(); x++) {
                    for (int m = 0; m < offsets.size(); m++) {
                        Offset offset = offsets.get(m);
                        int i = sample.at(x, y, z);
                        int j = sample.at((long) x + offset.x(), (long) y + offset.y(), (long) z + offset.z());
                        if (i > 0 && j > 0) {
                            expected.add((m * ng + i - 1) * ng + j - 1, 1);
                        }
                    }
                }
            }
        }
        for (List<Slab> slabs : sample.partitions()) {
            try (Arena arena = Arena.ofConfined()) {
                var volume = sample.volume(memory(arena, 2L * sample.voxelCount()));
                MemorySegment counts = ExpectedCounts.prepare(memory(arena, offsets.size() * ng * ng * Long.BYTES));
                slabs.forEach(slab -> kernel().count(new GlcmKernel.Arguments(volume, slab, offsets, counts)));
                expected.assertAddedTo(counts, sample + ", " + slabs.size() + " slabs");
            }
        }
    }
}
