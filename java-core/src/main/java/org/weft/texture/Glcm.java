package org.weft.texture;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.settings.TextureSettings;

/**
 * Grey level co-occurrence matrix: the probability p(i, j) that of two voxels a step apart one has level i and the other
 * level j. It is symmetric: every pair counts both ways. What the features need of it are its cells, its margin
 * p(i), and the probabilities of the differences |i - j| and the sums i + j. IBSI LFYI.
 */
public final class Glcm {

    /** Most grey levels: a dense matrix of 8192 x 8192 counts takes 512 MiB. */
    public static final int MAX_LEVEL_COUNT = 8192;

    private final int levelCount;
    private final Probabilities joint;
    private final Distribution levels;
    private final Distribution differences;
    private final Distribution sums;

    Glcm(Cells pairs, int levelCount) {
        this.levelCount = levelCount;
        double[] level = new double[levelCount + 1];
        double[] difference = new double[levelCount];
        double[] sum = new double[2 * levelCount + 1];
        for (int cell = 0; cell < pairs.size(); cell++) {
            int i = pairs.row(cell);
            int j = (int) pairs.column(cell);
            level[i] += pairs.count(cell);
            difference[Math.abs(i - j)] += pairs.count(cell);
            sum[i + j] += pairs.count(cell);
        }
        joint = pairs.joint();
        levels = Distribution.fromZero(level);
        differences = Distribution.fromZero(difference);
        sums = Distribution.fromZero(sum);
    }

    /**
     * Features of a region, in the order of {@link Aggregation} and {@link GlcmFeature}, for those of the aggregations
     * asked for that the family has: the six of slices and directions.
     *
     * @throws IllegalArgumentException where the volume has more than {@link #MAX_LEVEL_COUNT} levels
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, TextureSettings.Pairs settings,
            Set<Aggregation> aggregations, Engine engine) {
        Cells.checkLevels(FeatureFamily.GLCM, volume.levelCount(), MAX_LEVEL_COUNT);
        return directional(volume, settings, engine).extract(aggregations, Offset.directions(true, settings.distance()),
                Offset.directions(false, settings.distance()));
    }

    static Directional<Glcm> directional(DiscretisedVolume volume, TextureSettings.Pairs settings, Engine engine) {
        int ng = volume.levelCount();
        var counter = new Directional.Counter() {
            @Override
            public void count(Slab slab, List<Offset> offsets, MemorySegment counts) {
                engine.kernels().glcm().count(new GlcmKernel.Arguments(volume, slab, offsets, counts));
            }

            @Override
            public Cells matrix(MemorySegment table) {
                symmetrise(table, ng);
                return Cells.of(table, ng, 1);
            }
        };
        var formulas = new Formulas<>(List.of(GlcmFeature.values()), pairs -> new Glcm(pairs, ng),
                Status.NO_NEIGHBOURS, Status.CONSTANT_INTENSITY);
        return new Directional<>(volume.grid().size(), (long) ng * ng,
                step -> settings.weighting().factor(settings.norm().length(step.x(), step.y(), step.z())), counter,
                formulas, engine);
    }

    /** Adds the transpose, tile by tile so that rows and columns stay in the cache. */
    private static void symmetrise(MemorySegment table, int ng) {
        int tile = 64;
        for (int i0 = 0; i0 < ng; i0 += tile) {
            for (int j0 = i0; j0 < ng; j0 += tile) {
                for (int i = i0; i < Math.min(ng, i0 + tile); i++) {
                    for (int j = Math.max(i, j0); j < Math.min(ng, j0 + tile); j++) {
                        long upper = (long) i * ng + j;
                        long lower = (long) j * ng + i;
                        long both = table.getAtIndex(JAVA_LONG, upper) + table.getAtIndex(JAVA_LONG, lower);
                        if (both != 0) {
                            table.setAtIndex(JAVA_LONG, upper, both);
                            table.setAtIndex(JAVA_LONG, lower, both);
                        }
                    }
                }
            }
        }
    }

    /** N_g, the number of grey levels of the region. */
    int levelCount() {
        return levelCount;
    }

    /** p(i, j). */
    Probabilities joint() {
        return joint;
    }

    /** p(i), the same for rows and columns. */
    Distribution levels() {
        return levels;
    }

    /** p(k) of k = |i - j|. */
    Distribution differences() {
        return differences;
    }

    /** p(k) of k = i + j. */
    Distribution sums() {
        return sums;
    }

    /** ΣΣ (i - μ)(j - μ) p(i, j): as 4 (i - μ)(j - μ) = (i + j - 2μ)² - (i - j)², it follows from sums and differences. */
    double covariance() {
        return (sums.variance() - differences.expectation(k -> k * k)) / 4;
    }

    /** -ΣΣ p(i, j) log₂(p(i) p(j)), which by symmetry is 2 HX; so is -ΣΣ p(i) p(j) log₂(p(i) p(j)). */
    double independentEntropy() {
        return 2 * levels.entropy();
    }
}
