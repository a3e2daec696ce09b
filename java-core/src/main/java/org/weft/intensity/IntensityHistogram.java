package org.weft.intensity;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.Slab;

/** Intensity histogram (IBSI ZVCW): how often each grey level occurs in the intensity mask. */
public final class IntensityHistogram {

    private final long[] counts;
    private final Distribution distribution;

    /** @param counts int64[N_g + 1], the number n_i of voxels of level i at index i; 0 for level 0 */
    private IntensityHistogram(long[] counts) {
        this.counts = counts;
        this.distribution = Distribution.of(counts);
    }

    /** The 23 features, in the order of {@link IntensityHistogramFeature}. */
    public static List<FeatureValue> extract(DiscretisedVolume volume, Engine engine) {
        IntensityHistogram histogram = new IntensityHistogram(count(volume, engine));
        return Stream.of(IntensityHistogramFeature.values())
                .map(feature -> FeatureValue.of(feature, Aggregation.NONE, feature.of(histogram),
                        feature.reasonIfUndefined()))
                .toList();
    }

    private static long[] count(DiscretisedVolume volume, Engine engine) {
        HistogramKernel kernel = engine.kernels().histogram();
        long[] total = new long[volume.levelCount() + 1];
        List<Slab> slabs = Slab.split(volume.grid().size().z(), engine.workers().threadCount());
        for (long[] counts : engine.workers().map(slabs, slab -> count(volume, slab, kernel))) {
            for (int i = 1; i < total.length; i++) {
                total[i] += counts[i - 1];
            }
        }
        return total;
    }

    private static long[] count(DiscretisedVolume volume, Slab slab, HistogramKernel kernel) {
        long[] counts = new long[volume.levelCount()];
        kernel.count(new HistogramKernel.Arguments(volume, slab, MemorySegment.ofArray(counts)));
        return counts;
    }

    Distribution distribution() {
        return distribution;
    }

    /** The commonest level; of several the one nearest the mean, of two as near the lower one. */
    int mode() {
        long total = 0;
        for (int i = 1; i < counts.length; i++) {
            total += i * counts[i];
        }
        int mode = 1;
        for (int i = 2; i < counts.length; i++) {
            boolean nearer = Math.abs(i * distribution.count() - total) < Math.abs(mode * distribution.count() - total);
            if (counts[i] > counts[mode] || counts[i] == counts[mode] && nearer) {
                mode = i;
            }
        }
        return mode;
    }

    double entropy() {
        double sum = 0;
        for (long n : counts) {
            if (n > 0) {
                double p = (double) n / distribution.count();
                sum -= p * StrictMath.log(p);
            }
        }
        return sum / StrictMath.log(2);
    }

    double uniformity() {
        double sum = 0;
        for (long n : counts) {
            double p = (double) n / distribution.count();
            sum += p * p;
        }
        return sum;
    }

    /**
     * Gradient H' of the histogram at a level: central differences, one-sided at the first and last level; NaN of a
     * single level.
     */
    double gradient(int i) {
        int last = counts.length - 1;
        if (last == 1) {
            return Double.NaN;
        }
        int left = Math.max(1, i - 1);
        int right = Math.min(last, i + 1);
        return (double) (counts[right] - counts[left]) / (right - left);
    }

    /** The lowest level where the gradient is largest. */
    int steepestRise() {
        return IntStream.range(1, counts.length).reduce(1, (a, b) -> gradient(b) > gradient(a) ? b : a);
    }

    /** The lowest level where the gradient is smallest. */
    int steepestFall() {
        return IntStream.range(1, counts.length).reduce(1, (a, b) -> gradient(b) < gradient(a) ? b : a);
    }

    /** A level, and NaN where the gradient there is. */
    double whereDefined(int level) {
        return Double.isNaN(gradient(level)) ? Double.NaN : level;
    }
}
