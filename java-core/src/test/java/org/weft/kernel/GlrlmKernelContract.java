package org.weft.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.grid.Norm;

/** Every backend's run lengths against the definition, run by run. */
public abstract class GlrlmKernelContract extends KernelContract {

    protected abstract GlrlmKernel kernel();

    @Test
    void countsEveryRunInSpace() {
        Sample.all().forEach(sample -> check(sample, Offset.directions(false, 1), 0));
    }

    @Test
    void countsEveryRunInSlices() {
        Sample.all().forEach(sample -> check(sample, Offset.directions(true, 1), 3));
    }

    @Test
    void countsRunsBothWays() {
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(false, 1, Norm.CHEBYSHEV), 1));
    }

    @Test
    void countsHundredsOfLevelsInManyVoxels() {
        check(Sample.large(), Offset.directions(false, 1), 0);
    }

    @Test
    void countsRunsLongerThan16Bits() {
        check(Sample.longRows(), Offset.directions(false, 1), 0);
    }

    @Test
    void countsThousandsOfLevels() {
        check(Sample.manyLevels(5_000), Offset.directions(false, 1), 0);
    }

    private void check(Sample sample, List<Offset> directions, int spare) {
        long ng = sample.levelCount();
        int maxRun = Math.max(sample.nx(), Math.max(sample.ny(), sample.nz())) + spare;
        ExpectedCounts expected = new ExpectedCounts();
        for (int z = 0; z < sample.nz(); z++) {
            for (int y = 0; y < sample.ny(); y++) {
                for (int x = 0; x < sample.nx(); x++) {
                    for (int m = 0; m < directions.size(); m++) {
                        int i = sample.at(x, y, z);
                        int r = runFrom(sample, x, y, z, directions.get(m));
                        if (i > 0 && r > 0) {
                            expected.add((m * ng + i - 1) * maxRun + r - 1, 1);
                        }
                    }
                }
            }
        }
        for (List<Slab> slabs : sample.partitions()) {
            try (Arena arena = Arena.ofConfined()) {
                var volume = sample.volume(memory(arena, 2L * sample.voxelCount()));
                MemorySegment counts = ExpectedCounts
                        .prepare(memory(arena, directions.size() * ng * maxRun * Long.BYTES));
                slabs.forEach(
                        slab -> kernel().count(new GlrlmKernel.Arguments(volume, slab, directions, maxRun, counts)));
                expected.assertAddedTo(counts, sample + ", " + slabs.size() + " slabs");
            }
        }
    }

    /** Length of the run that starts at a voxel, 0 where none does. */
    private static int runFrom(Sample sample, int x, int y, int z, Offset step) {
        int i = sample.at(x, y, z);
        if (sample.at(x - step.x(), y - step.y(), z - step.z()) == i) {
            return 0;
        }
        int r = 1;
        while (i > 0 && sample.at(x + r * step.x(), y + r * step.y(), z + r * step.z()) == i) {
            r++;
        }
        return r;
    }
}
