package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Workers;
import org.weft.settings.TextureSettings;
import org.weft.settings.Weighting;

/** Laws of the texture features on random regions with holes. */
class TextureInvariantTest {

    private static final int X = 7;
    private static final int Y = 5;
    private static final int Z = 11;
    private static final int LEVEL_COUNT = 9;
    private static final long SEED = Long.getLong("weft.seed", 20_250_917);

    private final Arena arena = Arena.ofShared();
    private final int[][][] levels = random(SEED);

    @AfterEach
    void close() {
        arena.close();
    }

    /** Where the voxel at (x, y, z) of a changed volume comes from. */
    private interface Origin {

        int level(int x, int y, int z);
    }

    @Test
    void flipsChangeNothing() {
        List<FeatureValue> expected = extract(volume(X, Y, Z, (x, y, z) -> levels[z][y][x]), Cases.ALL);
        assertClose(expected, extract(volume(X, Y, Z, (x, y, z) -> levels[z][y][X - 1 - x]), Cases.ALL));
        assertClose(expected, extract(volume(X, Y, Z, (x, y, z) -> levels[z][Y - 1 - y][x]), Cases.ALL));
        assertClose(expected, extract(volume(X, Y, Z, (x, y, z) -> levels[Z - 1 - z][y][x]), Cases.ALL));
    }

    @Test
    void exchangingAxesOfTheSliceChangesNothing() {
        assertClose(extract(volume(X, Y, Z, (x, y, z) -> levels[z][y][x]), Cases.ALL),
                extract(volume(Y, X, Z, (x, y, z) -> levels[z][x][y]), Cases.ALL));
    }

    @Test
    void exchangingAnyAxesChangesNothingInSpace() {
        Set<Aggregation> spatial = EnumSet.of(Aggregation.VOLUME_AVERAGE, Aggregation.VOLUME_MERGED,
                Aggregation.VOLUME);
        List<FeatureValue> expected = extract(volume(X, Y, Z, (x, y, z) -> levels[z][y][x]), spatial);
        assertClose(expected, extract(volume(Z, Y, X, (x, y, z) -> levels[x][y][z]), spatial));
        assertClose(expected, extract(volume(Y, Z, X, (x, y, z) -> levels[y][x][z]), spatial));
    }

    @Test
    void whatSurroundsTheRegionDoesNotMatter() {
        assertEquals(extract(volume(X, Y, Z, (x, y, z) -> levels[z][y][x]), Cases.ALL),
                extract(volume(X + 3, Y + 2, Z + 4, (x, y, z) -> x < 2 || y < 1 || z < 3 || x >= X + 2 || y >= Y + 1
                        || z >= Z + 3 ? 0 : levels[z - 3][y - 1][x - 2]), Cases.ALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void threadsChangeNoBit(int threadCount) {
        DiscretisedVolume volume = volume(X, Y, Z, (x, y, z) -> levels[z][y][x]);
        for (Weighting weighting : Weighting.values()) {
            TextureSettings settings = new TextureSettings(new TextureSettings.Pairs(2, weighting, Norm.EUCLIDEAN),
                    new TextureSettings.Runs(weighting, Norm.MANHATTAN),
                    new TextureSettings.Neighbours(2, Norm.EUCLIDEAN),
                    new TextureSettings.Dependence(2, Norm.MANHATTAN, 1));
            assertEquals(extract(volume, settings, 1), extract(volume, settings, threadCount));
        }
    }

    /** So many levels that directions are counted one by one. */
    @Test
    void threadsChangeNoBitOfLargeMatrices() {
        DiscretisedVolume volume = volume(X, Y, Z, 2100, (x, y, z) -> 233 * levels[z][y][x]);
        assertEquals(extract(volume, TextureSettings.DEFAULT, 1), extract(volume, TextureSettings.DEFAULT, 3));
    }

    @ParameterizedTest
    @EnumSource
    void anAggregationAskedForAloneIsTheSame(Aggregation aggregation) {
        DiscretisedVolume volume = volume(X, Y, Z, (x, y, z) -> levels[z][y][x]);
        List<FeatureValue> expected = extract(volume, Cases.ALL).stream().filter(v -> v.aggregation() == aggregation)
                .toList();
        assertEquals(expected, extract(volume, Set.of(aggregation)));
    }

    @Test
    void valuesComeByFamilyThenAggregationThenFeature() {
        List<FeatureValue> values = extract(volume(X, Y, Z, (x, y, z) -> levels[z][y][x]), Cases.ALL);
        assertEquals(values.stream().sorted((a, b) -> {
            int families = a.feature().family().compareTo(b.feature().family());
            return families != 0 ? families : a.aggregation().compareTo(b.aggregation());
        }).toList(), values);
        assertEquals(6 * (25 + 16) + 3 * (16 + 16 + 5 + 17), values.size());
    }

    @Test
    void weightsByAnEqualLengthChangeNothing() {
        DiscretisedVolume volume = volume(X, Y, Z, (x, y, z) -> levels[z][y][x]);
        TextureSettings standard = TextureSettings.DEFAULT;
        TextureSettings weighted = new TextureSettings(
                new TextureSettings.Pairs(1, Weighting.GAUSSIAN, Norm.CHEBYSHEV),
                new TextureSettings.Runs(Weighting.INVERSE, Norm.CHEBYSHEV), standard.ngtdm(), standard.ngldm());
        assertClose(extract(volume, standard, 2), extract(volume, weighted, 2));
    }

    @Test
    void zoneFamiliesTogetherAreTheFamiliesApart() {
        DiscretisedVolume volume = volume(X, Y, Z, (x, y, z) -> levels[z][y][x]);
        try (Workers workers = new Workers(2)) {
            var mask = Cases.mask(arena, volume);
            var engine = Engines.scalar(workers);
            List<FeatureValue> apart = new ArrayList<>(Glszm.extract(volume, Cases.ALL, engine));
            apart.addAll(Gldzm.extract(volume, mask, Cases.ALL, engine));
            assertEquals(apart, ZoneFamilies.extract(volume, mask, true, true, Cases.ALL, engine));
        }
    }

    private List<FeatureValue> extract(DiscretisedVolume volume, Set<Aggregation> aggregations) {
        return Cases.extract(arena, volume, aggregations);
    }

    private List<FeatureValue> extract(DiscretisedVolume volume, TextureSettings settings, int threadCount) {
        try (Workers workers = new Workers(threadCount)) {
            return Cases.extract(volume, Cases.mask(arena, volume), settings, Cases.ALL, Engines.scalar(workers));
        }
    }

    private DiscretisedVolume volume(int sizeX, int sizeY, int sizeZ, Origin origin) {
        return volume(sizeX, sizeY, sizeZ, LEVEL_COUNT, origin);
    }

    private DiscretisedVolume volume(int sizeX, int sizeY, int sizeZ, int levelCount, Origin origin) {
        int[] raster = new int[sizeX * sizeY * sizeZ];
        for (int k = 0; k < raster.length; k++) {
            raster[k] = origin.level(k % sizeX, k / sizeX % sizeY, k / sizeX / sizeY);
        }
        return Cases.volume(arena, sizeX, sizeY, sizeZ, levelCount, raster);
    }

    /** A third of the voxels outside; neighbours often alike; slice 4 without any pair of voxels. */
    private static int[][][] random(long seed) {
        Random random = new Random(seed);
        int[][][] levels = new int[Z][Y][X];
        for (int z = 0; z < Z; z++) {
            for (int y = 0; y < Y; y++) {
                for (int x = 0; x < X; x++) {
                    boolean alike = x > 0 && random.nextInt(3) == 0;
                    levels[z][y][x] = alike ? levels[z][y][x - 1] : Math.max(0, random.nextInt(LEVEL_COUNT + 5) - 4);
                }
            }
        }
        levels[4] = new int[Y][X];
        levels[4][2][3] = LEVEL_COUNT;
        return levels;
    }

    /** Sums over directions or slices in another order may differ in the last digits. */
    private static void assertClose(List<FeatureValue> expected, List<FeatureValue> actual) {
        Map<String, FeatureValue> byName = Cases.byName(actual);
        assertEquals(expected.size(), actual.size());
        for (FeatureValue value : expected) {
            FeatureValue other = byName.get(Cases.name(value));
            assertEquals(value.status(), other.status(), () -> Cases.name(value) + ", seed " + SEED);
            assertEquals(value.value(), other.value(), 1e-11 * Math.max(1, Math.abs(value.value())),
                    () -> Cases.name(value) + ", seed " + SEED);
        }
    }
}
