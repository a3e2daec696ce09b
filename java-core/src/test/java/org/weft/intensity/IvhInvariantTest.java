package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.feature.FeatureValue;
import org.weft.kernel.Workers;
import org.weft.process.IntensityRange;
import org.weft.settings.IvhDiscretisation;

/** The features against the histogram of the standard's definition, written out step by step. */
class IvhInvariantTest {

    private static final IntensityRange ANY = new IntensityRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** The standard's i, ν and γ; γ in per cent. */
    private record Histogram(List<Double> i, List<Double> nu, List<Double> gamma) {

        static Histogram of(double[] discretised, double min, double max, double step) {
            Histogram histogram = new Histogram(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int k = 0; min + k * step <= max; k++) {
                double i = min + k * step;
                histogram.i.add(i);
                histogram.nu
                        .add((double) DoubleStream.of(discretised).filter(x -> x >= i).count() / discretised.length);
                histogram.gamma.add(100 * (i - min) / (max - min));
            }
            return histogram;
        }

        double volume(double percent) {
            return IntStream.range(0, i.size()).filter(k -> gamma.get(k) >= percent).mapToDouble(nu::get).max()
                    .orElse(Double.NaN);
        }

        double intensity(double fraction) {
            return IntStream.range(0, i.size()).filter(k -> nu.get(k) <= fraction).mapToDouble(i::get).min()
                    .orElse(Double.NaN);
        }

        double area() {
            double area = 0;
            for (int k = 1; k < i.size(); k++) {
                area += (gamma.get(k) - gamma.get(k - 1)) / 100 * (nu.get(k) + nu.get(k - 1)) / 2;
            }
            return area;
        }
    }

    @Test
    void wholeNumbersAsTheyAre() {
        float[] x = random(1, 300);
        check(Histogram.of(doubles(x, v -> v), min(x), max(x), 1), x, new IvhDiscretisation.AsIs(), ANY);
        check(Histogram.of(doubles(x, v -> v), -50, 1000, 1), x, new IvhDiscretisation.AsIs(),
                new IntensityRange(-50, 1000));
        check(Histogram.of(doubles(x, v -> v), -50, max(x), 1), x, new IvhDiscretisation.AsIs(),
                new IntensityRange(-50, Double.POSITIVE_INFINITY));
    }

    @Test
    void fractionsAsTheyAre() {
        float[] x = random(1 / 16f, 700);
        check(Histogram.of(doubles(x, v -> v), min(x), max(x), 1), x, new IvhDiscretisation.AsIs(), ANY);
    }

    @Test
    void fixedBinSizeFromTheMinimum() {
        float[] x = random(1 / 16f, 700);
        double w = 0.125;
        check(Histogram.of(doubles(x, v -> min(x) + (Math.floor((v - min(x)) / w) + 0.5) * w), min(x) + w / 2,
                max(x) - w / 2, w), x,
                new IvhDiscretisation.FixedBinSize(w), ANY);
    }

    @Test
    void fixedBinSizeFromTheRange() {
        float[] x = random(1 / 16f, 500);
        double w = 0.25;
        check(Histogram.of(doubles(x, v -> -100 + (Math.floor((v + 100) / w) + 0.5) * w), -100 + w / 2, 90.25 - w / 2,
                w), x,
                new IvhDiscretisation.FixedBinSize(w), new IntensityRange(-100, 90.25));
    }

    @Test
    void fixedBinNumber() {
        float[] x = random(1 / 16f, 700);
        for (int n : new int[] {2, 7, 1000}) {
            check(Histogram.of(doubles(x, v -> Math.min(n, Math.floor(n * (v - min(x)) / (max(x) - min(x))) + 1)), 1, n,
                    1), x,
                    new IvhDiscretisation.FixedBinNumber(n), new IntensityRange(-100, 5));
        }
    }

    private static void check(Histogram expected, float[] x, IvhDiscretisation settings, IntensityRange range) {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            MemorySegment values = arena.allocate(4L * x.length, 64).copyFrom(MemorySegment.ofArray(x));
            List<FeatureValue> actual = Ivh.extract(new Intensities(values), settings, range, Engines.scalar(workers));
            double[] all = {expected.volume(10), expected.volume(90), expected.intensity(0.1), expected.intensity(0.9),
                expected.volume(10) - expected.volume(90), expected.intensity(0.1) - expected.intensity(0.9),
                expected.area()};
            for (int k = 0; k < all.length; k++) {
                FeatureValue value = actual.get(k);
                assertEquals(all[k], value.value(), 1e-12,
                        () -> value + ", " + settings + ", weft.seed=" + Images.SEED);
            }
        }
    }

    private static float[] random(float step, int count) {
        SplittableRandom random = new SplittableRandom(Images.SEED);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = step * random.nextInt((int) (-20 / step), (int) (80 / step));
        }
        return x;
    }

    private static double[] doubles(float[] x, DoubleUnaryOperator discretise) {
        double[] values = new double[x.length];
        Arrays.setAll(values, i -> discretise.applyAsDouble(x[i]));
        return values;
    }

    private static double min(float[] x) {
        return DoubleStream.of(doubles(x, v -> v)).min().orElseThrow();
    }

    private static double max(float[] x) {
        return DoubleStream.of(doubles(x, v -> v)).max().orElseThrow();
    }
}
