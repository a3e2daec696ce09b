package org.weft.kernel;

import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.grid.Norm;

/** Every backend's tone differences against the definition, voxel by voxel. */
public abstract class NgtdmKernelContract extends KernelContract {

    protected abstract NgtdmKernel kernel();

    @Test
    void comparesNeighboursInSpace() {
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(false, 1, Norm.CHEBYSHEV)));
    }

    @Test
    void comparesNeighboursInSlices() {
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(true, 1, Norm.CHEBYSHEV)));
    }

    @Test
    void comparesNeighboursFartherAway() {
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(false, 2, Norm.CHEBYSHEV)));
        Sample.all().forEach(sample -> check(sample, Offset.neighbourhood(true, 3, Norm.EUCLIDEAN)));
    }

    @Test
    void countsNeighboursOfEqualOffsetsTwice() {
        Sample.all().forEach(
                sample -> check(sample, List.of(new Offset(1, 0, 0), new Offset(1, 0, 0), new Offset(-500, 0, 0))));
    }

    @Test
    void addsUpHighestLevelsOfThousandsOfNeighbours() {
        check(Sample.manyLevels(65_535), Offset.neighbourhood(false, 1, Norm.CHEBYSHEV));
        check(Sample.highest(65_535), Offset.neighbourhood(false, 2, Norm.CHEBYSHEV));
        check(Sample.highest(300), Offset.neighbourhood(false, 10, Norm.CHEBYSHEV));
    }

    private void check(Sample sample, List<Offset> neighbourhood) {
        long columns = neighbourhood.size() + 1;
        ExpectedCounts voxels = new ExpectedCounts();
        ExpectedCounts differences = new ExpectedCounts();
        for (int z = 0; z < sample.nz(); z++) {
            for (int y = 0; y < sample.ny(); y++) {
                for (int x = 0; x < sample.nx(); x++) {
                    long i = sample.at(x, y, z);
                    long w = 0;
                    long s = 0;
                    for (Offset offset : neighbourhood) {
                        int j = sample.at(x + offset.x(), y + offset.y(), z + offset.z());
                        w += j > 0 ? 1 : 0;
                        s += j;
                    }
                    if (i > 0 && w > 0) {
                        voxels.add((i - 1) * columns + w, 1);
                        differences.add((i - 1) * columns + w, Math.abs(i * w - s));
                    }
                }
            }
        }
        long bytes = sample.levelCount() * columns * Long.BYTES;
        for (List<Slab> slabs : sample.partitions()) {
            try (Arena arena = Arena.ofConfined()) {
                var volume = sample.volume(memory(arena, 2L * sample.voxelCount()));
                var n = ExpectedCounts.prepare(memory(arena, bytes));
                var s = ExpectedCounts.prepare(memory(arena, bytes));
                slabs.forEach(slab -> kernel().count(new NgtdmKernel.Arguments(volume, slab, neighbourhood, n, s)));
                voxels.assertAddedTo(n, sample + ", voxels, " + slabs.size() + " slabs");
                differences.assertAddedTo(s, sample + ", differences, " + slabs.size() + " slabs");
            }
        }
    }
}
