package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.InterpolationKernel.Weights;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;

/** What weights make of a row of voxels, against the definition of each method and its laws. */
class AxisWeightsInvariantTest {

    private static final List<Double> SPACINGS = List.of(0.13, 0.5, 0.77, 1.0, 1.3, 2.0, 4.9, 30.0);

    private final SplittableRandom random = new SplittableRandom(Cases.SEED);

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsConstantAndStaysWithinTheRow(Method method) {
        for (int n : new int[] {1, 2, 3, 7, 53}) {
            for (double spacing : SPACINGS) {
                for (boolean antiAliasing : new boolean[] {false, true}) {
                    double[] row = new double[n];
                    Arrays.fill(row, 1000);
                    Weights weights = AxisWeights.of(axis(n, spacing, Alignment.CENTRE), method, antiAliasing);
                    for (double v : apply(weights, row)) {
                        assertEquals(1000, v, 1e-9, method + ", " + n + " voxels to " + spacing);
                    }
                    assertOrdered(weights, n);
                }
            }
        }
    }

    private static void assertOrdered(Weights weights, int n) {
        for (int i = 0; i < weights.count(); i++) {
            assertTrue(weights.first()[i] >= (i == 0 ? 0 : weights.first()[i - 1]));
            assertTrue(AxisWeights.end(weights, i) <= n);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesThroughTheVoxels(Method method) {
        double[] row = row(31);
        double[] same = apply(AxisWeights.of(axis(31, 1, Alignment.CENTRE), method, true), row);
        assertArrayEquals(row, same);
        double[] finer = apply(AxisWeights.of(axis(31, 0.25, Alignment.ORIGIN), method, true), row);
        for (int k = 0; k < 31; k++) {
            assertEquals(row[k], finer[4 * k], 1e-9);
        }
    }

    @Test
    void anAxisThatStaysHasOneWeightAVoxel() {
        for (Method method : Method.values()) {
            Weights weights = AxisWeights.of(axis(53, 1, Alignment.CENTRE), method, true);
            for (int i = 0; i < 53; i++) {
                assertEquals(i, weights.first()[i]);
                assertEquals(1, weights.weights()[i].length);
            }
        }
    }

    @Test
    void nearestTakesTheHigherOfTwoEquallyNear() {
        double[] row = row(5);
        assertArrayEquals(new double[] {row[0], row[1], row[1], row[2], row[2], row[3], row[3], row[4], row[4], row[4]},
                apply(AxisWeights.of(axis(5, 0.5, Alignment.ORIGIN), Method.NEAREST, false), row));
    }

    /** Ten new voxels for an old one, the sixth of them half way, but for the rounding of 0.3 / 3. */
    @Test
    void roundingNoiseDecidesNoTie() {
        Weights weights = AxisWeights.of(ResampledAxis.of("x", 500, 3, Optional.of(0.3), Alignment.ORIGIN),
                Method.NEAREST, false);
        for (int i = 0; i < weights.count(); i++) {
            assertEquals(Math.min(499, (i + 5) / 10), weights.first()[i]);
        }
    }

    @Test
    void linearRunsStraightFromVoxelToVoxel() {
        double[] row = row(29);
        check(row, Method.LINEAR, x -> {
            int k = (int) Math.floor(x);
            return at(row, k) + (x - k) * (at(row, k + 1) - at(row, k));
        });
    }

    @Test
    void cubicConvolutionIsTheHermiteCubicOfCentralDifferences() {
        double[] row = row(29);
        check(row, Method.CUBIC_CONVOLUTION, x -> {
            int k = (int) Math.floor(x);
            double t = x - k;
            double slope0 = (at(row, k + 1) - at(row, k - 1)) / 2;
            double slope1 = (at(row, k + 2) - at(row, k)) / 2;
            return at(row, k) * (1 + 2 * t) * (1 - t) * (1 - t) + slope0 * t * (1 - t) * (1 - t)
                    + at(row, k + 1) * t * t * (3 - 2 * t) - slope1 * t * t * (1 - t);
        });
    }

    /** The tridiagonal system (c[k-1] + 4 c[k] + c[k+1]) / 6 = v[k] on a row continued by 60 of its edge voxels, solved by elimination. */
    @Test
    void cubicSplineIsTheOneThatSolvesTheSystemOfEquations() {
        int margin = 60;
        for (int n : new int[] {1, 2, 5, 29, 101}) {
            double[] row = row(n);
            double[] c = new double[n + 2 * margin];
            double[] ratio = new double[c.length];
            for (int k = 0; k < c.length; k++) {
                double pivot = k == 0 ? 4 : 4 - ratio[k - 1];
                ratio[k] = 1 / pivot;
                c[k] = (6 * at(row, k - margin) - (k == 0 ? 0 : c[k - 1])) / pivot;
            }
            for (int k = c.length - 2; k >= 0; k--) {
                c[k] -= ratio[k] * c[k + 1];
            }
            check(row, Method.CUBIC_SPLINE, x -> {
                int k = (int) Math.floor(x) + margin;
                double t = x + margin - k;
                return ((1 - t) * (1 - t) * (1 - t) * c[k - 1] + (3 * t * t * t - 6 * t * t + 4) * c[k]
                        + (-3 * t * t * t + 3 * t * t + 3 * t + 1) * c[k + 1] + t * t * t * c[k + 2]) / 6;
            });
        }
    }

    /** Smoothing a row that is continued by its edge voxels and then interpolating it gives the same. */
    @ParameterizedTest
    @EnumSource
    void antiAliasingSmoothsFirst(Method method) {
        int n = 41;
        int margin = 60;
        double[] row = row(n);
        for (double step : new double[] {1.5, 2, 3.7}) {
            double sigma = (step - 1) / 2;
            double[] smooth = new double[n + 2 * margin];
            for (int k = 0; k < smooth.length; k++) {
                double sum = 0;
                double mass = 0;
                for (int j = (int) -Math.ceil(4 * sigma); j <= Math.ceil(4 * sigma); j++) {
                    double g = Math.exp(-j * j / (2 * sigma * sigma));
                    sum += g * at(row, k - margin + j);
                    mass += g;
                }
                smooth[k] = sum / mass;
            }
            ResampledAxis axis = axis(n, step, Alignment.ORIGIN);
            ResampledAxis shifted = new ResampledAxis(smooth.length, axis.to(), margin, step, step);
            assertArrayEquals(apply(AxisWeights.of(shifted, method, false), smooth),
                    apply(AxisWeights.of(axis, method, true), row), 1e-8, method + " to " + step);
        }
    }

    private static ResampledAxis axis(int n, double spacing, Alignment alignment) {
        return ResampledAxis.of("x", n, 1, Optional.of(spacing), alignment);
    }

    private void check(double[] row, Method method, DoubleUnaryOperator definition) {
        for (double spacing : SPACINGS) {
            for (Alignment alignment : Alignment.values()) {
                ResampledAxis axis = axis(row.length, spacing, alignment);
                double[] found = apply(AxisWeights.of(axis, method, false), row);
                for (int i = 0; i < found.length; i++) {
                    double x = axis.first() + i * axis.step();
                    assertEquals(definition.applyAsDouble(x), found[i], 2e-6,
                            method + " at " + x + " of " + row.length + " voxels, weft.seed=" + Cases.SEED);
                }
            }
        }
    }

    private double[] row(int n) {
        return random.doubles(n, -1000, 1000).toArray();
    }

    private static double at(double[] row, int k) {
        return row[Math.clamp(k, 0, row.length - 1)];
    }

    private static double[] apply(Weights weights, double[] row) {
        double[] out = new double[weights.count()];
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < weights.weights()[i].length; k++) {
                out[i] += weights.weights()[i][k] * row[(int) weights.first()[i] + k];
            }
        }
        return out;
    }
}
