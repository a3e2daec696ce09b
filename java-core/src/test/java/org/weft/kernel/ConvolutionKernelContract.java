package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Size;

/** Every backend's convolution against the definition, voxel by voxel, to the last bit. */
public abstract class ConvolutionKernelContract extends KernelContract {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    private final SplittableRandom random = new SplittableRandom(SEED);

    protected abstract ConvolutionKernel kernel();

    @Test
    void sumsAlongRowsOfEveryLength() {
        for (int n = 1; n <= 70; n++) {
            check(new Size(n, 3, 2), taps(1 + n % 9));
            check(new Size(3, n, 2), taps(1 + n % 8));
            check(new Size(2, 3, n), taps(1 + n % 7));
        }
    }

    @Test
    void sumsAlongEveryAxisOfManySizes() {
        for (int i = 0; i < 40; i++) {
            check(new Size(1 + random.nextInt(45), 1 + random.nextInt(20), 1 + random.nextInt(12)),
                    taps(1 + random.nextInt(12)));
        }
    }

    @Test
    void sumsAlongLongLines() {
        for (int n : new int[] {511, 512, 513, 1031}) {
            check(new Size(n, 2, 1), taps(5));
            check(new Size(5, n, 1), taps(4));
            check(new Size(3, 1, n), taps(5));
        }
    }

    @Test
    void tapsMayReachFarBeyondTheImage() {
        for (int n = 1; n <= 7; n++) {
            check(new Size(n, n + 1, n + 2), taps(41));
            check(new Size(n, 2, 3), taps(600));
        }
    }

    @Test
    void tapsThatAreZeroAreLeftOut() {
        double[] taps = taps(17);
        for (int k = 0; k < taps.length; k++) {
            taps[k] = k % 4 == 0 ? taps[k] : 0;
        }
        check(new Size(37, 11, 7), taps);
        check(new Size(37, 11, 7), new double[6]);
    }

    @Test
    void whatIsNotFiniteStaysWithItsTaps() {
        Size size = new Size(35, 5, 4);
        float[] in = image(size);
        in[50] = Float.NaN;
        in[400] = Float.POSITIVE_INFINITY;
        in[500] = Float.NEGATIVE_INFINITY;
        for (Axis axis : Axis.values()) {
            for (Boundary boundary : Boundary.values()) {
                check(size, in, axis, new double[] {0.5, 0, -2, 0, 1}, 2, boundary, false);
            }
        }
    }

    @Test
    void zeroHasNoSign() {
        Size size = new Size(19, 3, 3);
        float[] in = new float[171];
        Arrays.fill(in, -0f);
        for (Axis axis : Axis.values()) {
            for (Boundary boundary : Boundary.values()) {
                check(size, in, axis, new double[] {1, 2, 3}, 0, boundary, false);
                check(size, in, axis, new double[] {1, 2, 3}, 2, boundary, true);
            }
        }
    }

    @Test
    void originMustBeATap() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = memory(arena, 32);
            MemorySegment out = memory(arena, 32);
            Size size = new Size(2, 2, 2);
            for (int origin : new int[] {-1, 3}) {
                IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                        () -> new ConvolutionKernel.Arguments(size, in, Axis.X, Slab.whole(2), new double[3], origin,
                                Boundary.ZERO, false, out));
                assertEquals("the origin must be one of the 3 taps, from 0 on, not " + origin, refused.getMessage());
            }
            assertThrows(IllegalArgumentException.class, () -> new ConvolutionKernel.Arguments(size, in, Axis.X,
                    Slab.whole(2), new double[3], 0, Boundary.ZERO, false, in));
        }
    }

    private double[] taps(int count) {
        return random.doubles(count, -3, 3).toArray();
    }

    private float[] image(Size size) {
        float[] image = new float[(int) size.voxelCount()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextDouble(-1000, 1000);
        }
        return image;
    }

    /** Along every axis with every boundary, in both ways, with an origin and slices as they come. */
    private void check(Size size, double[] taps) {
        float[] in = image(size);
        for (Axis axis : Axis.values()) {
            for (Boundary boundary : Boundary.values()) {
                check(size, in, axis, taps, random.nextInt(taps.length), boundary, random.nextBoolean());
            }
        }
    }

    private void check(Size size, float[] in, Axis axis, double[] taps, int origin, Boundary boundary, boolean add) {
        long z0 = random.nextLong(size.z());
        Slab slab = new Slab(z0, z0 + 1 + random.nextLong(size.z() - z0));
        float[] held = image(size);
        if (in[0] == 0) {
            Arrays.fill(held, -0f);
        }
        float[] expected = define(size, in, axis, slab, taps, origin, boundary, add, held);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = copy(arena, in);
            MemorySegment out = copy(arena, held);
            kernel().convolve(
                    new ConvolutionKernel.Arguments(size, from, axis, slab, taps, origin, boundary, add, out));
            assertArrayEquals(expected, out.toArray(JAVA_FLOAT), () -> size + " along " + axis + ", " + taps.length
                    + " taps from " + origin + ", " + boundary + ", " + slab + ", add " + add + ", weft.seed=" + SEED);
            assertArrayEquals(in, from.toArray(JAVA_FLOAT));
        }
    }

    private MemorySegment copy(Arena arena, float[] values) {
        return memory(arena, (long) values.length * Float.BYTES).copyFrom(MemorySegment.ofArray(values));
    }

    /** What an image with its surroundings written out gives. */
    private static float[] define(Size size, float[] in, Axis axis, Slab slab, double[] taps, int origin,
            Boundary boundary, boolean add, float[] held) {
        float[] out = held.clone();
        int stride = (int) (axis == Axis.X ? 1 : axis == Axis.Y ? size.x() : size.x() * size.y());
        int n = (int) axis.of(size);
        for (int v = (int) (slab.z0() * size.x() * size.y()); v < slab.z1() * size.x() * size.y(); v++) {
            int i = v / stride % n;
            double sum = add ? 0.0 + held[v] : 0.0;
            for (int k = 0; k < taps.length; k++) {
                if (taps[k] != 0) {
                    int place = i - k + origin;
                    sum += taps[k] * beyond(in, v - i * stride, stride, n, place, boundary);
                }
            }
            out[v] = (float) sum;
        }
        return out;
    }

    /** The voxel at a place, found by stepping back from beyond the border. */
    private static float beyond(float[] in, int start, int stride, int n, int place, Boundary boundary) {
        int i = place;
        while (i < 0 || i >= n) {
            switch (boundary) {
                case ZERO -> {
                    return 0;
                }
                case NEAREST -> i = i < 0 ? 0 : n - 1;
                case PERIODIC -> i = i < 0 ? i + n : i - n;
                case MIRROR -> i = i < 0 ? -1 - i : 2 * n - 1 - i;
            }
        }
        return in[start + i * stride];
    }
}
