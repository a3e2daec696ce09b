package org.weft.texture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.settings.TextureSettings;

/**
 * Neighbourhood grey tone difference matrix: for every level i that occurs, how many voxels n(i) of it have a neighbour
 * in the region, and the sum s(i) of the differences between i and the mean level of their neighbours. Voxels with a
 * neighbour number N_v,c, and p(i) = n(i) / N_v,c. IBSI IPET.
 */
public final class Ngtdm {

    private final Distribution levels;
    private final double[] differences;

    /** @param tones int64[2][level][neighbours]: voxels, and sums of differences times neighbours */
    Ngtdm(Cells tones, int levelCount) {
        double[] voxels = new double[levelCount + 1];
        double[] sums = new double[levelCount + 1];
        for (int cell = 0; cell < tones.size(); cell++) {
            int row = tones.row(cell);
            if (row <= levelCount) {
                voxels[row] += tones.count(cell);
            } else {
                sums[row - levelCount] += tones.count(cell) / tones.column(cell);
            }
        }
        long[] present = LongStream.rangeClosed(1, levelCount).filter(i -> voxels[(int) i] > 0).toArray();
        levels = new Distribution(present, Arrays.stream(present).mapToDouble(i -> voxels[(int) i]).toArray());
        differences = Arrays.stream(present).mapToDouble(i -> sums[(int) i]).toArray();
    }

    /**
     * Features of a region, in the order of {@link Aggregation} and {@link NgtdmFeature}, for those of the aggregations
     * asked for that the family has: 2d, 2.5d, 3d.
     *
     * @throws IllegalArgumentException where twice levels times neighbours exceed 2²⁶, the cells of 512 MiB
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, TextureSettings.Neighbours settings,
            Set<Aggregation> aggregations, Engine engine) {
        int ng = volume.levelCount();
        List<Offset> planar = Offset.neighbourhood(true, settings.distance(), settings.norm());
        List<Offset> spatial = Offset.neighbourhood(false, settings.distance(), settings.norm());
        Cells.checkLevels(FeatureFamily.NGTDM, ng, Cells.MAX_TABLE / 2 / (spatial.size() + 1));
        var formulas = new Formulas<>(List.of(NgtdmFeature.values()), tones -> new Ngtdm(tones, ng),
                Status.NO_NEIGHBOURS, Status.ZERO_DENOMINATOR);
        return new Sliced<>(volume.grid().size().z(), 2L * ng * (spatial.size() + 1),
                (slab, inPlane) -> count(volume, slab, inPlane ? planar : spatial, engine.kernels().ngtdm()), formulas,
                engine).extract(aggregations);
    }

    static Cells count(DiscretisedVolume volume, Slab slab, List<Offset> neighbourhood, NgtdmKernel kernel) {
        int columns = neighbourhood.size() + 1;
        long bytes = (long) volume.levelCount() * columns * Long.BYTES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tones = arena.allocate(2 * bytes, Long.BYTES);
            kernel.count(new NgtdmKernel.Arguments(volume, slab, neighbourhood, tones.asSlice(0, bytes),
                    tones.asSlice(bytes, bytes)));
            return Cells.of(tones, columns, 0);
        }
    }

    /** p(i) of the levels i that occur. */
    Distribution levels() {
        return levels;
    }

    /** N_g,p: how many levels occur. */
    int presentCount() {
        return levels.size();
    }

    /** N_v,c: how many voxels have a neighbour. */
    double voxelCount() {
        return levels.total();
    }

    /** Σ s(i). */
    double differenceSum() {
        return Arrays.stream(differences).sum();
    }

    /** Σ p(i) s(i). */
    double meanDifference() {
        double sum = 0;
        for (int k = 0; k < presentCount(); k++) {
            sum += levels.p(k) * differences[k];
        }
        return sum;
    }

    /** ΣΣ |i p(i) - j p(j)| over levels that occur: sorted, every gap lies between the numbers below and those above it. */
    double spread() {
        double[] sorted = new double[presentCount()];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = levels.value(k) * levels.weight(k);
        }
        Arrays.sort(sorted);
        double sum = 0;
        for (int k = 1; k < sorted.length; k++) {
            sum += (sorted[k] - sorted[k - 1]) * k * (sorted.length - k);
        }
        return 2 * sum / voxelCount();
    }

    /**
     * ΣΣ |i - j| (p(i) s(i) + p(j) s(j)) / (p(i) + p(j)) over levels that occur. Levels of the same p share the divisor, so
     * each p takes one pass over all levels with running sums of those of it below: N_g,p steps for each of at most √(2 N_v,c) p,
     * since their n(i) are different whole numbers, not N_g,p² / 2, which 65,535 levels make 2³¹ in each slice.
     */
    double pairedDifference() {
        double sum = 0;
        for (double p : IntStream.range(0, presentCount()).mapToDouble(levels::p).distinct().toArray()) {
            sum += pairedDifference(p);
        }
        return 2 * sum;
    }

    /** The part of pairs whose lower level has this p. */
    private double pairedDifference(double p) {
        double sum = 0;
        double count = 0;
        double weight = 0; // Σ p s, and with the gaps to the current level: Σ (j - i), Σ (j - i) p s
        double gaps = 0;
        double weightedGaps = 0;
        for (int k = 0; k < presentCount(); k++) {
            double step = k == 0 ? 0 : levels.value(k) - levels.value(k - 1);
            gaps += count * step;
            weightedGaps += weight * step;
            double q = levels.p(k);
            sum += (gaps * q * differences[k] + weightedGaps) / (p + q);
            if (q == p) {
                count++;
                weight += p * differences[k];
            }
        }
        return sum;
    }

    /** ΣΣ (p(i) + p(j)) (i - j)² over levels that occur, summed over j first: 2 Σ p(i) (N_g,p i² - 2 i Σj + Σj²). */
    double pairedSquare() {
        double sum = IntStream.range(0, presentCount()).mapToDouble(levels::value).sum();
        double squares = IntStream.range(0, presentCount()).mapToDouble(k -> levels.value(k) * levels.value(k)).sum();
        return 2 * levels.expectation(i -> presentCount() * i * i - 2 * i * sum + squares);
    }
}
