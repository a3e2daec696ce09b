package org.weft.intensity;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.Stream;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.kernel.Engine;
import org.weft.kernel.MomentsKernel.Moments;
import org.weft.process.IntensityRange;
import org.weft.settings.IvhDiscretisation;

/**
 * Intensity-volume histogram (IBSI P88C): the fraction ν of the region that has at least the intensity i, for every i
 * from one end of a total range G to the other, in steps of the discretisation.
 *
 * <p>The histogram itself is never stored, so that neither a fine step nor a wide range costs memory: its features need
 * a few counts below an intensity, two order statistics and, for the area, the sum of all voxels' bin numbers.
 */
public final class Ivh {

    private static final IntensityRange ANY = new IntensityRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final int CHUNK = 4096;

    private final IvhBins bins;
    private final long count;
    /** Numbers of the bins below which voxels are counted: the first, those at 10 % and 90 % of the range, the last. */
    private final long[] steps;
    private final Tally tally;
    private final double[] ranked;
    private final boolean constant;

    private Ivh(Intensities intensities, IvhDiscretisation settings, IntensityRange range, Engine engine) {
        Moments moments = intensities.moments(0, engine);
        bins = IvhBins.of(settings, new IntensityRange(moments.min(), moments.max()), range);
        count = intensities.count();
        steps = new long[] {0, bins.atFraction(10), bins.atFraction(90), bins.last()};
        List<Block> parts = Block.split(count, 4L * engine.workers().threadCount());
        tally = engine.workers().map(parts, part -> tally(intensities, part)).stream()
                .reduce(new Tally(new long[steps.length], 0), Tally::plus);
        long[] ranks = {count - count * 10 / 100 - 1, count - count * 90 / 100 - 1};
        ranked = intensities.select(ranks, engine);
        constant = bins.last() == 0 || bins.of(moments.min()) == bins.of(moments.max());
    }

    /**
     * The 7 features, in the order of {@link IvhFeature}; G reaches from the region's smallest to its largest
     * intensity.
     */
    public static List<FeatureValue> extract(Intensities intensities, IvhDiscretisation settings, Engine engine) {
        return extract(intensities, settings, ANY, engine);
    }

    /**
     * The 7 features, in the order of {@link IvhFeature}.
     *
     * @param range the re-segmentation range: its finite ends stand for the region's smallest and largest intensity,
     *              except in a fixed bin number
     * @throws IllegalArgumentException for more than 16777216 steps
     */
    public static List<FeatureValue> extract(Intensities intensities, IvhDiscretisation settings, IntensityRange range,
            Engine engine) {
        Ivh ivh = new Ivh(intensities, settings, range, engine);
        Status reasonIfUndefined = ivh.constant ? Status.CONSTANT_INTENSITY : Status.NOT_REACHED;
        return Stream.of(IvhFeature.values())
                .map(feature -> FeatureValue.of(feature, Aggregation.NONE, feature.of(ivh), reasonIfUndefined))
                .toList();
    }

    /**
     * Number of voxels below each of the steps, and the sum over all voxels of the number of steps at which they count.
     */
    private record Tally(long[] below, long reached) {

        Tally plus(Tally other) {
            long[] sum = below.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other.below[i];
            }
            return new Tally(sum, reached + other.reached);
        }
    }

    private Tally tally(Intensities intensities, Block part) {
        Tally tally = new Tally(new long[steps.length], 0);
        float[] values = new float[CHUNK];
        for (long from = part.from(); from < part.to(); from += CHUNK) {
            int count = (int) Math.min(CHUNK, part.to() - from);
            MemorySegment.copy(intensities.values(), ValueLayout.JAVA_FLOAT, from * Float.BYTES, values, 0, count);
            tally = tally.plus(tally(values, count));
        }
        return tally;
    }

    private Tally tally(float[] values, int count) {
        long[] below = new long[steps.length];
        long reached = 0;
        for (int k = 0; k < count; k++) {
            long bin = bins.of(values[k]);
            reached += bin + 1;
            for (int i = 0; i < below.length; i++) {
                below[i] += bin < steps[i] ? 1 : 0;
            }
        }
        return new Tally(below, reached);
    }

    double volumeAtFraction10() {
        return volume(1);
    }

    double volumeAtFraction90() {
        return volume(2);
    }

    double intensityAtVolume10() {
        return intensityAbove(ranked[0]);
    }

    double intensityAtVolume90() {
        return intensityAbove(ranked[1]);
    }

    /** Area by trapezoids under ν over γ: Σ ν_k is the mean number of steps that a voxel reaches. */
    double area() {
        if (constant) {
            return 0;
        }
        return ((double) tally.reached / count - (volume(0) + volume(3)) / 2) * bins.step() / bins.span();
    }

    private double volume(int step) {
        return steps[step] > bins.last() ? Double.NaN : (double) (count - tally.below[step]) / count;
    }

    /** The first intensity of the histogram that lies above the discretised intensity of x. */
    private double intensityAbove(double x) {
        long k = bins.of(x) + 1;
        return k > bins.last() ? Double.NaN : bins.intensity(k);
    }
}
