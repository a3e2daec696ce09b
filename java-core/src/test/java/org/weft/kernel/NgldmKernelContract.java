package org.weft.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.grid.Norm;

/** Every backend's dependence counts against the definition, voxel by voxel. */
public abstract class NgldmKernelContract extends KernelContract {

    protected abstract NgldmKernel kernel();

    @Test
    void comparesNeighboursInSpace() {
        for (int coarseness : new int[] {0, 1, 3, 1_000, Integer.MAX_VALUE}) {
            Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(false, 1, Norm.CHEBYSHEV), coarseness));
        }
    }

    @Test
    void comparesNeighboursInSlices() {
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(true, 1, Norm.CHEBYSHEV), 0));
    }

    @Test
    void comparesNeighboursFartherAway() {
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(false, 2, Norm.EUCLIDEAN), 1));
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(true, 3, Norm.MANHATTAN), 2));
    }

    @Test
    void countsNeighboursOfEqualOffsetsTwice() {
        Sample.all().forEach(
                sample -> check(sample, List.of(new Offset(1, 0, 0), new Offset(1, 0, 0), new Offset(-500, 0, 0)), 1));
    }

    @Test
    void comparesHighestLevels() {
        for (int coarseness : new int[] {0, 1, 20_000, 40_000, 65_534, 65_535}) {
            check(Sample.manyLevels(65_535), Offset.neighbourhood(false, 1, Norm.CHEBYSHEV), coarseness);
        }
        check(Sample.highest(300), Offset.neighbourhood(false, 10, Norm.CHEBYSHEV), 2);
    }

    private void check(Sample sample, List<Offset> neighbourhood, int coarseness) {
        long columns = neighbourhood.size() + 1;
        ExpectedCounts expected = new ExpectedCounts();
        for (int z = 0; z < sample.nz(); z++) {
            for (int y = 0; y < sample.ny(); y++) {
                for (int x = 0; x < sample.nx(); x++) {
                    long i = sample.at(x, y, z);
                    long d = 0;
                    for (Offset offset : neighbourhood) {
                        int j = sample.at(x + offset.x(), y + offset.y(), z + offset.z());
                        d += j > 0 && Math.abs(i - j) <= coarseness ? 1 : 0;
                    }
                    if (i > 0) {
                        expected.add((i - 1) * columns + d, 1);
                    }
                }
            }
        }
        for (List<Slab> slabs : sample.partitions()) {
            try (Arena arena = Arena.ofConfined()) {
                var volume = sample.volume(memory(arena, 2L * sample.voxelCount()));
                MemorySegment counts = ExpectedCounts
                        .prepare(memory(arena, sample.levelCount() * columns * Long.BYTES));
                slabs.forEach(slab -> kernel()
                        .count(new NgldmKernel.Arguments(volume, slab, neighbourhood, coarseness, counts)));
                expected.assertAddedTo(counts, sample + ", coarseness " + coarseness + ", " + slabs.size() + " slabs");
            }
        }
    }
}
