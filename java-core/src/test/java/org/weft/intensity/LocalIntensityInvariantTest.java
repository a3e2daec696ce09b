package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.grid.Grid;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.kernel.Workers;

/** Peaks against the definition: every voxel of every sphere, one by one. */
class LocalIntensityInvariantTest {

    private static final double RADIUS = 6.203504908994;

    @Test
    void sumsTheVoxelsOfTheSphere() {
        check(Grid.of(23, 19, 11, new Spacing(2.1, 1.7, 3.3)), false);
        check(Grid.of(41, 7, 5, new Spacing(0.9, 2, 6.3)), false);
        check(Grid.of(3, 2, 9, new Spacing(10, 0.5, 1)), false);
        check(Grid.of(1, 1, 1, new Spacing(1, 1, 1)), false);
    }

    @Test
    void leavesOutWhatIsNotFiniteOutsideTheRegion() {
        check(Grid.of(23, 19, 11, new Spacing(2.1, 1.7, 3.3)), true);
    }

    private static void check(Grid grid, boolean holes) {
        SplittableRandom random = new SplittableRandom(Images.SEED);
        try (Arena arena = Arena.ofShared()) {
            boolean[] inside = new boolean[(int) grid.voxelCount()];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = random.nextInt(4) == 0 || i == inside.length / 2;
            }
            check(Images.region(arena, grid, i -> {
                double v = random.nextInt(-20, 20);
                return holes && !inside[i] && random.nextInt(9) == 0 ? (v > 0 ? Double.NaN : Double.POSITIVE_INFINITY)
                        : v;
            }, i -> inside[i]));
        }
    }

    /** Slices so large that running sums and totals are made a few slices at a time. */
    @Test
    void bandsOfSlicesDoNotMatter() {
        SplittableRandom random = new SplittableRandom(Images.SEED);
        Grid grid = Grid.of(512, 512, 31, new Spacing(0.6, 0.6, 1));
        try (Arena arena = Arena.ofShared()) {
            int last = (int) grid.voxelCount() - 1;
            check(Images.region(arena, grid, _ -> random.nextInt(-20, 20),
                    i -> i == 0 || i == last || i % 25_013 == 0));
        }
    }

    /** Spheres of a thousand slices, whose running sums would take 70 MB at once, from a centre near the border too. */
    @Test
    void bandsOfOneSphereDoNotMatter() {
        Grid grid = Grid.of(130, 66, 1170, new Spacing(0.1, 0.2, 0.011));
        int centre = (int) grid.index(64, 32, 580);
        SplittableRandom random = new SplittableRandom(Images.SEED);
        try (Arena arena = Arena.ofShared()) {
            check(Images.region(arena, grid, _ -> random.nextInt(-20, 20),
                    i -> i == centre || i == centre + 1 || i == centre + 31 * 130 * 66));
        }
    }

    /** A fill value of float's largest magnitude far from the region must not drown the sums of the voxels near it. */
    @Test
    void hugeIntensitiesFarAwayDoNotMatter() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Grid grid = Grid.of(40, 9, 9, new Spacing(1, 1, 1));
            Region clean = Images.region(arena, grid, i -> i % 7, i -> i % 40 > 25 && i % 40 < 32);
            Region filled = Images.region(arena, grid, i -> i % 40 < 10 ? -Float.MAX_VALUE : i % 7,
                    i -> i % 40 > 25 && i % 40 < 32);
            assertEquals(LocalIntensity.extract(clean, Engines.scalar(workers)),
                    LocalIntensity.extract(filled, Engines.scalar(workers)));
        }
    }

    @Test
    void aCropWithTheMarginGivesTheSamePeaks() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Spacing spacing = new Spacing(1.3, 2.9, 7);
            Grid grid = Grid.of(47, 31, 11, spacing);
            SplittableRandom random = new SplittableRandom(Images.SEED);
            Region region = Images.region(arena, grid, _ -> random.nextInt(-20, 20),
                    i -> i % 47 > 10 && i % 47 < 20 && i / 47 % 31 > 20 && i / 47 / 31 > 3 && i / 47 / 31 < 7);
            Region crop = region.crop(LocalIntensity.reach(spacing), arena);
            assertEquals(new Size(9 + 8, 10 + 2, 3), crop.volume().grid().size());
            assertEquals(LocalIntensity.extract(region, Engines.scalar(workers)),
                    LocalIntensity.extract(crop, Engines.scalar(workers)));
        }
    }

    private static void check(Region region) {
        Size size = region.volume().grid().size();
        float brightest = Float.NEGATIVE_INFINITY;
        double local = 0;
        double global = Double.NEGATIVE_INFINITY;
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                for (int x = 0; x < size.x(); x++) {
                    long index = region.volume().grid().index(x, y, z);
                    if (region.roi().intensity().contains(index)) {
                        float v = region.volume().at(index);
                        double mean = mean(region, x, y, z);
                        local = v > brightest ? mean : v == brightest ? Math.max(local, mean) : local;
                        global = Math.max(global, mean);
                        brightest = Math.max(brightest, v);
                    }
                }
            }
        }
        try (Workers workers = new Workers(3)) {
            var peaks = LocalIntensity.extract(region, Engines.scalar(workers));
            assertEquals(local, peaks.get(0).value(), 1e-12, () -> "weft.seed=" + Images.SEED);
            assertEquals(global, peaks.get(1).value(), 1e-12, () -> "weft.seed=" + Images.SEED);
        }
    }

    private static double mean(Region region, int x0, int y0, int z0) {
        Grid grid = region.volume().grid();
        Spacing s = grid.spacing();
        double sum = 0;
        int count = 0;
        for (int z = from(z0, s.z()); z < to(z0, s.z(), grid.size().z()); z++) {
            for (int y = from(y0, s.y()); y < to(y0, s.y(), grid.size().y()); y++) {
                for (int x = from(x0, s.x()); x < to(x0, s.x(), grid.size().x()); x++) {
                    double distance = Math.sqrt(Math.pow((x - x0) * s.x(), 2) + Math.pow((y - y0) * s.y(), 2)
                            + Math.pow((z - z0) * s.z(), 2));
                    float v = region.volume().at(grid.index(x, y, z));
                    if (distance <= RADIUS && Float.isFinite(v)) {
                        sum += v;
                        count++;
                    }
                }
            }
        }
        return sum / count;
    }

    private static int from(int centre, double spacing) {
        return Math.max(0, centre - (int) (RADIUS / spacing) - 1);
    }

    private static int to(int centre, double spacing, long size) {
        return (int) Math.min(size, centre + (int) (RADIUS / spacing) + 2L);
    }
}
