package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.kernel.Workers;
import org.weft.settings.MorphologySettings;

/** Sums over all pairs of voxels: both ways agree with each other and for any number of threads. */
class AutocorrelationInvariantTest {

    @Test
    void bothWaysAgree() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            for (int n = 0; n < 40; n++) {
                Region region = randomRegion(arena, random, 14);
                DeviationField field = new DeviationField(region, Intensities.of(region, workers).mean());
                if (field.voxelCount() > 1) {
                    PairSums direct = DirectPairs.sum(field, Engines.scalar(workers));
                    PairSums fourier = FourierPairs.sum(field, workers, OptionalLong.empty());
                    String what = region.volume().grid() + ", weft.seed=" + Cases.SEED;
                    assertEquals(direct.weights(), fourier.weights(), 1e-9 * direct.weights(), what);
                    assertEquals(direct.products(), fourier.products(), 1e-9 * direct.squares(), what);
                    assertEquals(direct.squares(), fourier.squares(), 1e-9 * direct.squares(), what);
                }
            }
        }
    }

    @Test
    void threadsAndPassesDoNotMatter() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofShared(); Workers one = new Workers(1); Workers three = new Workers(3)) {
            Region region = randomRegion(arena, random, 23);
            DeviationField field = new DeviationField(region, Intensities.of(region, three).mean());
            assertEquals(DirectPairs.sum(field, Engines.scalar(one)), DirectPairs.sum(field, Engines.scalar(three)));
            PairSums fourier = FourierPairs.sum(field, one, OptionalLong.empty());
            assertEquals(fourier, FourierPairs.sum(field, three, OptionalLong.empty()));
            long least = FourierPairs.leastBytes(field, three);
            long frequency = 7 * Double.BYTES * field.box().size().y() * field.box().size().z();
            for (long bound : new long[] {least, least + frequency, 2 * least, 3 * least + 7 * frequency,
                100 * least}) {
                assertEquals(fourier, FourierPairs.sum(field, one, OptionalLong.of(bound)));
                assertEquals(fourier, FourierPairs.sum(field, three, OptionalLong.of(bound)));
            }
        }
    }

    /** The formulas of the manual, pair by pair. */
    @Test
    void indexesAreTheManuals() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(1)) {
            Region region = Cases.region(arena, new Cases.Extent(5, 4, 3, new Spacing(0.7, 1.1, 2.3)),
                    (x, y, z) -> (x + y + z) % 4 > 0,
                    (x, y, z) -> random.nextInt(50));
            Intensities intensities = Intensities.of(region, workers);
            double mu = intensities.mean();
            double weights = 0;
            double products = 0;
            double differences = 0;
            double scatter = 0;
            for (int k = 0; k < 60; k++) {
                for (int l = 0; l < 60; l++) {
                    if (region.roi().intensity().contains(k) && region.roi().intensity().contains(l)) {
                        double a = region.volume().at(k);
                        double b = region.volume().at(l);
                        double w = k == l ? 0 : 1 / region.volume().grid().toWorld(k % 5, k / 5 % 4, k / 20)
                                .distanceTo(region.volume().grid().toWorld(l % 5, l / 5 % 4, l / 20));
                        weights += w;
                        products += w * (a - mu) * (b - mu);
                        differences += w * (a - b) * (a - b);
                        scatter += k == l ? (a - mu) * (a - mu) : 0;
                    }
                }
            }
            long n = intensities.n();
            Autocorrelation found = Autocorrelation.of(region, intensities, MorphologySettings.DEFAULT,
                    Engines.scalar(workers));
            assertEquals(n / weights * products / scatter, found.moran(), 1e-12);
            assertEquals((n - 1) / (2 * weights) * differences / scatter, found.geary(), 1e-12);
        }
    }

    private static Region randomRegion(Arena arena, SplittableRandom random, int maxSide) {
        Spacing spacing = new Spacing(0.3 + random.nextDouble(), 0.3 + random.nextDouble(),
                0.3 + 3 * random.nextDouble());
        Cases.Extent extent = new Cases.Extent(1 + random.nextInt(maxSide), 1 + random.nextInt(maxSide),
                1 + random.nextInt(maxSide),
                spacing);
        int sparseness = 1 + random.nextInt(3);
        return Cases.region(arena, extent, (x, y, z) -> x + y + z == 0 || random.nextInt(sparseness) == 0,
                (x, y, z) -> x * x - 3 * y + random.nextInt(100));
    }
}
