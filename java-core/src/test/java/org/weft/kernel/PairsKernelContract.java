package org.weft.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.kernel.PairsKernel.Sums;

/** Every backend's sums over pairs of voxels against the definition, pair by pair, to the last bit. */
public abstract class PairsKernelContract extends KernelContract {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    protected abstract PairsKernel kernel();

    @Test
    void sumsInLanesWhateverTheCount() {
        for (int n = 0; n <= 70; n++) {
            check(random(n), 0, n);
        }
    }

    @Test
    void pairsOfARangeAreThoseWithAllBefore() {
        double[] voxels = random(103);
        for (int from = 0; from <= 19; from++) {
            check(voxels, from, from);
            check(voxels, from, 84 + from);
            check(voxels, 80 + from, 103);
        }
    }

    @Test
    void sumsOverThousandsOfVoxels() {
        double[] voxels = random(2063);
        check(voxels, 505, 521);
        check(voxels, 1019, 1030);
        check(voxels, 2040, 2063);
    }

    /** On a line of voxels 1/8 mm apart, the inverse distances of the nearest ones are exact. */
    @Test
    void sumsOfWholeNumbersAreExact() {
        double[] line = {0, 0.125, 0.25, 0, 0, 0, 0, 0, 0, 3, 5, 7};
        double products = 2 * (8 * 15 + 8 * 35 + 4 * 21);
        double squares = 8 * (9 + 25) + 8 * (25 + 49) + 4 * (9 + 49);
        assertEquals(new Sums(2 * (8 + 8 + 4), products, squares), sum(line, 0, 3));
        assertEquals(new Sums(2 * (8 + 4), 2 * (8 * 35 + 4 * 21), 8 * (25 + 49) + 4 * (9 + 49)), sum(line, 2, 3));
    }

    @Test
    void refusesRangesBeyondTheVoxels() {
        double[] voxels = random(5);
        assertThrows(IllegalArgumentException.class, () -> sum(voxels, 0, 6));
        assertThrows(IllegalArgumentException.class, () -> sum(voxels, -1, 5));
        assertThrows(IllegalArgumentException.class, () -> sum(voxels, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> sum(new double[6], 0, 1));
    }

    /** Voxels of a lattice of 0.7 x 1.3 x 3.1 mm, each once. */
    private static double[] random(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] voxels = new double[4 * n];
        int place = 0;
        for (int k = 0; k < n; k++) {
            place += 1 + random.nextInt(3);
            voxels[k] = place % 13 * 0.7;
            voxels[n + k] = place / 13 % 17 * 1.3;
            voxels[2 * n + k] = place / 221 * 3.1;
            voxels[3 * n + k] = random.nextDouble(-1000, 1000);
        }
        return voxels;
    }

    private void check(double[] voxels, int from, int to) {
        assertEquals(define(voxels, from, to), sum(voxels, from, to),
                () -> "voxels " + from + " to " + to + " of " + voxels.length / 4 + ", weft.seed=" + SEED);
    }

    private Sums sum(double[] voxels, int from, int to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = memory(arena, (long) voxels.length * Double.BYTES);
            MemorySegment.copy(voxels, 0, segment, ValueLayout.JAVA_DOUBLE, 0, voxels.length);
            return kernel().sum(new PairsKernel.Arguments(segment, from, to));
        }
    }

    private static Sums define(double[] voxels, int from, int to) {
        int n = voxels.length / 4;
        double[] sums = new double[3];
        for (int k = from; k < to; k++) {
            double[][] lanes = new double[8][3];
            for (int l = 0; l < k; l++) {
                double square = 0;
                for (int axis = 0; axis < 3; axis++) {
                    double difference = voxels[axis * n + k] - voxels[axis * n + l];
                    square += difference * difference;
                }
                double w = 1 / Math.sqrt(square);
                double d = voxels[3 * n + l];
                double[] terms = {w, w * d, w * d * d};
                for (int i = 0; i < terms.length; i++) {
                    lanes[l % 8][i] += terms[i];
                }
            }
            double[] all = new double[3];
            for (double[] lane : lanes) {
                for (int i = 0; i < all.length; i++) {
                    all[i] += lane[i];
                }
            }
            double d = voxels[3 * n + k];
            sums[0] += 2 * all[0];
            sums[1] += 2 * all[1] * d;
            sums[2] += all[2] + all[0] * d * d;
        }
        return new Sums(sums[0], sums[1], sums[2]);
    }
}
