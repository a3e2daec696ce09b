package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;

/** Every backend's cells against the definition, corner by corner. {@code -Dweft.seed=...} repeats a run. */
public abstract class CellKernelContract extends KernelContract {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());
    private static final long BEFORE = 1L << 40;

    protected abstract CellKernel kernel();

    @Test
    void countsTheCellsOfRowsOfEveryLength() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int nx = 1; nx <= 140; nx++) {
            check(random, nx, 1 + nx % 3, 1 + nx % 4, 1 + random.nextInt(7));
        }
    }

    @Test
    void countsTheCellsOfOddBoxes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int sparseness : new int[] {1, 2, 3, 40}) {
            check(random, 67, 31, 13, sparseness);
            check(random, 1, 29, 1, sparseness);
            check(random, 1, 1, 23, sparseness);
            check(random, 257, 1, 2, sparseness);
        }
    }

    /** Every {@code sparseness}-th voxel or so lies outside the region; 1 leaves it full. */
    private void check(SplittableRandom random, int nx, int ny, int nz, int sparseness) {
        String what = nx + " x " + ny + " x " + nz + ", sparseness " + sparseness + ", weft.seed=" + SEED;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment voxels = memory(arena, (long) nx * ny * nz);
            for (long index = 0; index < voxels.byteSize(); index++) {
                boolean outside = sparseness > 1 && random.nextInt(sparseness) == 0;
                voxels.set(Mask.LAYOUT, index, (byte) (outside ? 0 : 1));
            }
            Mask mask = new Mask(Grid.of(nx, ny, nz, new Spacing(1, 1, 1)), voxels);
            for (List<Slab> slabs : List.of(List.of(Slab.whole(nz + 1)), Slab.split(nz + 1, 3),
                    Slab.split(nz + 1, nz + 1))) {
                check(mask, slabs, memory(arena, (nz + 1L) * 256 * Long.BYTES), what + ", " + slabs.size() + " slabs");
            }
        }
    }

    private void check(Mask mask, List<Slab> slabs, MemorySegment counts, String what) {
        long cells = counts.byteSize() / Long.BYTES;
        for (long cell = 0; cell < cells; cell++) {
            counts.setAtIndex(JAVA_LONG, cell, BEFORE);
        }
        slabs.forEach(slab -> kernel().count(new CellKernel.Arguments(mask, slab, counts)));
        long[] expected = expected(mask);
        for (int cell = 0; cell < cells; cell++) {
            if (cell % 256 > 0) {
                int at = cell;
                assertEquals(BEFORE + expected[cell], counts.getAtIndex(JAVA_LONG, cell),
                        () -> what + ": layer " + at / 256 + ", pattern " + at % 256);
            }
        }
    }

    private static long[] expected(Mask mask) {
        var size = mask.grid().size();
        long[] counts = new long[Math.toIntExact((size.z() + 1) * 256)];
        for (long z = -1; z < size.z(); z++) {
            for (long y = -1; y < size.y(); y++) {
                for (long x = -1; x < size.x(); x++) {
                    int pattern = 0;
                    for (int corner = 0; corner < 8; corner++) {
                        if (contains(mask, x + (corner & 1), y + (corner >> 1 & 1), z + (corner >> 2))) {
                            pattern += 1 << corner;
                        }
                    }
                    counts[(int) (z + 1) * 256 + pattern]++;
                }
            }
        }
        return counts;
    }

    private static boolean contains(Mask mask, long x, long y, long z) {
        var size = mask.grid().size();
        return Math.min(x, Math.min(y, z)) >= 0 && x < size.x() && y < size.y() && z < size.z()
                && mask.contains(mask.grid().index(x, y, z));
    }
}
