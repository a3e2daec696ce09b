package org.weft.texture;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.Engines;
import org.weft.backend.scalar.ScalarNgldm;
import org.weft.backend.scalar.ScalarNgtdm;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;
import org.weft.settings.TextureSettings;

/** Laws of the counts, and the formulas that were rearranged against the manual's double sums. */
class MatrixInvariantTest {

    private static final int SIDE = 6;
    private static final int VOXEL_COUNT = SIDE * SIDE * SIDE;
    private static final Slab WHOLE = Slab.whole(SIDE);

    private final Workers workers = new Workers(1);
    private final Engine engine = Engines.scalar(workers);

    @AfterEach
    void close() {
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64, 131})
    void everyPairCountsBothWays(int levelCount) {
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = full(arena, levelCount);
            for (Cells pairs : pairs(volume, WHOLE, Offset.directions(false, 1))) {
                double[][] counts = dense(pairs, levelCount);
                for (int i = 1; i <= levelCount; i++) {
                    for (int j = 1; j <= levelCount; j++) {
                        assertEquals(counts[i][j], counts[j][i], "symmetric at " + i + ", " + j);
                    }
                }
            }
            Cells alongX = pairs(volume, WHOLE, List.of(new Offset(1, 0, 0))).getFirst();
            assertEquals(2 * (SIDE - 1) * SIDE * SIDE, alongX.joint().total());
        }
    }

    @Test
    void everyVoxelIsInOneRunAndHasOneDependence() {
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = full(arena, 3);
            for (Cells runs : Glrlm.directional(volume, TextureSettings.DEFAULT.glrlm(), engine)
                    .count(new Directional.Piece(WHOLE, Offset.directions(false, 1)))) {
                assertEquals(VOXEL_COUNT, runs.voxelCount());
            }
            assertEquals(VOXEL_COUNT, Ngldm.count(volume, WHOLE, Offset.neighbourhood(false, 1, Norm.CHEBYSHEV), 0,
                    new ScalarNgldm()).voxelCount());
        }
    }

    @Test
    void slabsAddUpToTheVolume() {
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = full(arena, 7);
            List<Offset> directions = Offset.directions(false, 2);
            List<Cells> whole = pairs(volume, WHOLE, directions);
            List<List<Cells>> parts = Slab.split(SIDE, 4).stream()
                    .map(slab -> pairs(volume, slab, directions)).toList();
            for (int d = 0; d < directions.size(); d++) {
                int direction = d;
                Cells sum = Cells.sum(parts.stream().map(part -> part.get(direction)).toList());
                assertEquals(dense(whole.get(d), 7)[3][5], dense(sum, 7)[3][5]);
                assertEquals(whole.get(d).joint().energy(), sum.joint().energy());
            }
        }
    }

    @Test
    void coOccurrenceFeaturesAreTheManualsDoubleSums() {
        int ng = 11;
        try (Arena arena = Arena.ofConfined()) {
            Cells pairs = pairs(full(arena, ng), WHOLE, List.of(new Offset(1, -1, 1))).getFirst();
            Glcm glcm = new Glcm(pairs, ng);
            double[][] p = dense(pairs, ng);
            double[] margin = new double[ng + 1];
            for (int i = 1; i <= ng; i++) {
                for (int j = 1; j <= ng; j++) {
                    p[i][j] /= pairs.joint().total();
                    margin[i] += p[i][j];
                }
            }
            double mu = sum(p, (i, j, q) -> i * q);
            double variance = sum(p, (i, j, q) -> (i - mu) * (i - mu) * q);
            double hxy = -sum(p, (i, j, q) -> q == 0 ? 0 : q * log2(q));
            double hxy1 = -sum(p, (i, j, q) -> q == 0 ? 0 : q * log2(margin[i] * margin[j]));
            double hxy2 = -sum(p, (i, j, q) -> margin[i] * margin[j] * log2(margin[i] * margin[j]));
            double hx = 0;
            for (int i = 1; i <= ng; i++) {
                hx -= margin[i] * log2(margin[i]);
            }
            check(sum(p, (i, j, q) -> (i - mu) * (j - mu) * q) / variance, GlcmFeature.CORRELATION.of(glcm));
            check(sum(p, (i, j, q) -> i * j * q), GlcmFeature.AUTOCORRELATION.of(glcm));
            check(sum(p, (i, j, q) -> Math.pow(i + j - 2 * mu, 3) * q), GlcmFeature.CLUSTER_SHADE.of(glcm));
            check(sum(p, (i, j, q) -> Math.pow(i + j - 2 * mu, 4) * q), GlcmFeature.CLUSTER_PROMINENCE.of(glcm));
            check(2 * sum(p, (i, j, q) -> j > i ? q / (i - j) / (i - j) : 0), GlcmFeature.INVERSE_VARIANCE.of(glcm));
            check(sum(p, (i, j, q) -> q / (1 + Math.abs(i - j) / (double) ng)),
                    GlcmFeature.NORMALISED_INVERSE_DIFFERENCE.of(glcm));
            check((hxy - hxy1) / hx, GlcmFeature.INFORMATION_CORRELATION_1.of(glcm));
            check(Math.sqrt(1 - Math.exp(-2 * (hxy2 - hxy))), GlcmFeature.INFORMATION_CORRELATION_2.of(glcm));
        }
    }

    @Test
    void toneDifferenceFeaturesAreTheManualsDoubleSums() {
        int ng = 13;
        try (Arena arena = Arena.ofConfined()) {
            Cells tones = Ngtdm.count(full(arena, ng), WHOLE, Offset.neighbourhood(false, 1, Norm.CHEBYSHEV),
                    new ScalarNgtdm());
            double[] s = new double[2 * ng + 1];
            for (int cell = 0; cell < tones.size(); cell++) {
                s[tones.row(cell)] += tones.count(cell) / tones.column(cell);
            }
            Ngtdm ngtdm = new Ngtdm(tones, ng);
            double variance = 0;
            double spread = 0;
            double square = 0;
            double difference = 0;
            for (int a = 0; a < ngtdm.presentCount(); a++) {
                for (int b = 0; b < ngtdm.presentCount(); b++) {
                    double i = ngtdm.levels().value(a);
                    double j = ngtdm.levels().value(b);
                    double p = ngtdm.levels().p(a);
                    double q = ngtdm.levels().p(b);
                    variance += p * q * (i - j) * (i - j);
                    spread += Math.abs(i * p - j * q);
                    square += (p + q) * (i - j) * (i - j);
                    difference += Math.abs(i - j) * (p * s[ng + (int) i] + q * s[ng + (int) j]) / (p + q);
                }
            }
            check(variance, 2 * ngtdm.levels().variance());
            check(spread, ngtdm.spread());
            check(square, ngtdm.pairedSquare());
            check(difference, ngtdm.pairedDifference());
        }
    }

    /** As many levels as there can be, n(i) = 1 and s(i) = 3 for each: 3 ΣΣ |i - j| = n³ - n, and no 2³¹ pairs to visit. */
    @Test
    void complexityOfTheMostLevelsDoesNotCostAllPairs() {
        int ng = 65_535;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tones = arena.allocate(JAVA_LONG, 2L * ng * 2);
            for (long level = 0; level < ng; level++) {
                tones.setAtIndex(JAVA_LONG, 2 * level + 1, 1);
                tones.setAtIndex(JAVA_LONG, 2 * (ng + level) + 1, 3);
            }
            Ngtdm ngtdm = new Ngtdm(Cells.of(tones, 2, 0), ng);
            check(Math.pow(ng, 3) - ng, assertTimeout(Duration.ofSeconds(1), ngtdm::pairedDifference));
        }
    }

    private List<Cells> pairs(DiscretisedVolume volume, Slab slab, List<Offset> directions) {
        return Glcm.directional(volume, TextureSettings.DEFAULT.glcm(), engine)
                .count(new Directional.Piece(slab, directions));
    }

    private interface Term {

        double of(int i, int j, double p);
    }

    private static double sum(double[][] p, Term term) {
        double sum = 0;
        for (int i = 1; i < p.length; i++) {
            for (int j = 1; j < p.length; j++) {
                sum += term.of(i, j, p[i][j]);
            }
        }
        return sum;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static void check(double expected, double actual) {
        assertEquals(expected, actual, 1e-11 * Math.max(1, Math.abs(expected)));
    }

    /** A cube without holes, every level in it where there are voxels enough. */
    private static DiscretisedVolume full(Arena arena, int levelCount) {
        int[] levels = new Random(7).ints(VOXEL_COUNT, 1, levelCount + 1).toArray();
        for (int k = 0; k < Math.min(levelCount, VOXEL_COUNT); k++) {
            levels[k] = k + 1;
        }
        return Cases.volume(arena, SIDE, SIDE, SIDE, levelCount, levels);
    }

    private static double[][] dense(Cells cells, int levelCount) {
        double[][] counts = new double[levelCount + 1][levelCount + 1];
        for (int cell = 0; cell < cells.size(); cell++) {
            counts[cells.row(cell)][(int) cells.column(cell)] = cells.count(cell);
        }
        return counts;
    }
}
