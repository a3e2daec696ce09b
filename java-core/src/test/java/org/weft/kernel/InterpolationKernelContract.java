package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.kernel.InterpolationKernel.Arguments;
import org.weft.kernel.InterpolationKernel.Weights;

/** Every backend's interpolation against the definition, voxel by voxel, to the last bit; outside the part nothing is written. */
public abstract class InterpolationKernelContract extends KernelContract {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());
    private static final float UNTOUCHED = -12345.5f;

    private final SplittableRandom random = new SplittableRandom(SEED);

    protected abstract InterpolationKernel kernel();

    @Test
    void interpolatesRowsOfAnyLength() {
        for (int n = 1; n <= 70; n++) {
            check(new Size(n, 3, 2), weights(n, n, 3), weights(3, 4, 2), weights(2, 3, 2));
            check(new Size(5, 2, 3), weights(5, n, 4), weights(2, 3, 2), weights(3, 2, 3));
        }
    }

    @Test
    void interpolatesColumnsAndSlicesOfAnyNumber() {
        for (int n = 1; n <= 70; n++) {
            check(new Size(3, n, 2), weights(3, 5, 2), weights(n, n + 1, 5), weights(2, 3, 2));
            check(new Size(2, 3, n), weights(2, 3, 1), weights(3, 2, 2), weights(n, 2 * n, 5));
        }
    }

    @Test
    void sumsManyWeights() {
        check(new Size(61, 47, 53), weights(61, 37, 50), weights(47, 29, 41), weights(53, 31, 47));
        check(new Size(131, 37, 7), weights(131, 67, 5), weights(37, 101, 37), weights(7, 13, 7));
    }

    @Test
    void interpolatesOneVoxel() {
        check(new Size(1, 1, 1), weights(1, 1, 1), weights(1, 1, 1), weights(1, 1, 1));
        check(new Size(1, 1, 1), weights(1, 9, 1), weights(1, 3, 1), weights(1, 5, 1));
    }

    @Test
    void fillsPartsOnly() {
        Size size = new Size(43, 19, 11);
        Weights x = weights(43, 41, 6);
        Weights y = weights(19, 23, 7);
        Weights z = weights(11, 17, 4);
        check(size, x, y, z, List.of(new Box(0, 0, 0, 16, 23, 17), new Box(16, 0, 0, 41, 23, 17)));
        check(size, x, y, z, List.of(new Box(0, 0, 5, 41, 23, 6), new Box(3, 7, 9, 22, 12, 16)));
        check(size, x, y, z, List.of(new Box(40, 22, 16, 41, 23, 17)));
    }

    @Test
    void bandsOfWideSlicesAreOneImage() {
        check(new Size(3001, 40, 3), weights(3001, 3001, 2), weights(40, 40, 3), weights(3, 60, 3));
        check(new Size(701, 61, 60), weights(701, 701, 2), weights(61, 90, 3), weights(60, 3, 60));
    }

    @Test
    void infinitiesAndNansSpreadAsFarAsTheirWeights() {
        Size size = new Size(21, 13, 9);
        float[] in = random(size);
        in[5 + 21 * (4 + 13 * 3)] = Float.NaN;
        in[15 + 21 * (9 + 13 * 7)] = Float.NEGATIVE_INFINITY;
        Weights x = weights(21, 33, 4);
        Weights y = weights(13, 11, 3);
        Weights z = weights(9, 8, 3);
        check(size, in, x, y, z, List.of(new Box(0, 0, 0, 33, 11, 8)));
    }

    @Test
    void refusesWeightsBeyondTheImageAndPartsBeyondTheResult() {
        Weights two = new Weights(new long[] {0, 1}, new double[][] {{1}, {0.5, 0.5}});
        Weights one = new Weights(new long[] {0}, new double[][] {{1}});
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = memory(arena, 2 * Float.BYTES);
            MemorySegment out = memory(arena, 2 * Float.BYTES);
            assertThrows(IllegalArgumentException.class,
                    () -> new Arguments(new Size(2, 1, 1), in, two, one, one, new Box(0, 0, 0, 2, 1, 1), out));
            assertThrows(IllegalArgumentException.class, () -> new Arguments(new Size(2, 1, 1), in,
                    new Weights(new long[] {1, 0}, new double[][] {{1}, {1}}), one, one, new Box(0, 0, 0, 2, 1, 1),
                    out));
            assertThrows(IllegalArgumentException.class, () -> new Arguments(new Size(2, 1, 1), in,
                    new Weights(new long[] {0, 1}, new double[][] {{1}, {1}}), one, one, new Box(0, 0, 0, 3, 1, 1),
                    out));
        }
    }

    /** Up to so many weights a voxel, at places that do not fall. */
    private Weights weights(int from, int to, int most) {
        long[] first = new long[to];
        double[][] weights = new double[to][];
        for (int i = 0; i < to; i++) {
            first[i] = Math.max(i == 0 ? 0 : first[i - 1], (long) i * from / to - random.nextInt(most));
            int count = 1 + random.nextInt((int) Math.min(most, from - first[i]));
            weights[i] = random.doubles(count, -1, 1).toArray();
        }
        return new Weights(first, weights);
    }

    private float[] random(Size size) {
        float[] values = new float[(int) size.voxelCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1000, 1000);
        }
        return values;
    }

    private void check(Size size, Weights x, Weights y, Weights z) {
        check(size, x, y, z, List.of(new Box(0, 0, 0, x.count(), y.count(), z.count())));
    }

    private void check(Size size, Weights x, Weights y, Weights z, List<Box> parts) {
        check(size, random(size), x, y, z, parts);
    }

    private void check(Size size, float[] in, Weights x, Weights y, Weights z, List<Box> parts) {
        float[] out = new float[x.count() * y.count() * z.count()];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = memory(arena, (long) in.length * Float.BYTES);
            MemorySegment.copy(in, 0, from, JAVA_FLOAT, 0, in.length);
            MemorySegment to = memory(arena, (long) out.length * Float.BYTES);
            for (int i = 0; i < out.length; i++) {
                to.setAtIndex(JAVA_FLOAT, i, UNTOUCHED);
            }
            for (Box part : parts) {
                kernel().interpolate(new Arguments(size, from, x, y, z, part, to));
            }
            MemorySegment.copy(to, JAVA_FLOAT, 0, out, 0, out.length);
        }
        Definition definition = new Definition(size, in, x, y);
        for (int k = 0; k < z.count(); k++) {
            for (int j = 0; j < y.count(); j++) {
                for (int i = 0; i < x.count(); i++) {
                    float expected = within(parts, i, j, k) ? definition.at(i, j, z.first()[k], z.weights()[k])
                            : UNTOUCHED;
                    assertEquals(expected, out[i + x.count() * (j + y.count() * k)],
                            "voxel (" + i + ", " + j + ", " + k + ") of " + size + ", weft.seed=" + SEED);
                }
            }
        }
    }

    private static boolean within(List<Box> parts, int x, int y, int z) {
        return parts.stream().anyMatch(p -> x >= p.x0() && x < p.x1() && y >= p.y0() && y < p.y1() && z >= p.z0()
                && z < p.z1());
    }

    /** The sums as they are written down; those along x and y are kept, as many voxels share them. */
    private static final class Definition {

        private final Weights x;
        private final Weights y;
        private final double[] alongX;
        private final double[] alongY;

        Definition(Size size, float[] in, Weights x, Weights y) {
            this.x = x;
            this.y = y;
            int nx = (int) size.x();
            alongX = new double[(int) (x.count() * size.y() * size.z())];
            for (int i = 0; i < alongX.length; i++) {
                double[] w = x.weights()[i % x.count()];
                int from = (int) x.first()[i % x.count()] + nx * (i / x.count());
                for (int k = 0; k < w.length; k++) {
                    alongX[i] = k == 0 ? w[k] * in[from] : alongX[i] + w[k] * in[from + k];
                }
            }
            alongY = new double[(int) (x.count() * y.count() * size.z())];
            for (int i = 0; i < alongY.length; i++) {
                int j = i / x.count() % y.count();
                int slice = i / x.count() / y.count();
                double[] w = y.weights()[j];
                for (int k = 0; k < w.length; k++) {
                    int from = i % x.count() + x.count() * (int) (y.first()[j] + k + size.y() * slice);
                    alongY[i] = k == 0 ? w[k] * alongX[from] : alongY[i] + w[k] * alongX[from];
                }
            }
        }

        float at(int i, int j, long first, double[] weights) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double term = weights[k] * alongY[i + x.count() * (j + y.count() * (int) (first + k))];
                sum = k == 0 ? term : sum + term;
            }
            return (float) sum;
        }
    }
}
