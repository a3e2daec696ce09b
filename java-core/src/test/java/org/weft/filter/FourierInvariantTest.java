package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Workers;

/** Fourier transforms are their definition's sum, and lead back. */
class FourierInvariantTest {

    private static final double ROUNDING = 1e-9;

    /** Powers of two, other small factors, primes below and above the length from which on another algorithm is used, and twice such a prime. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 26, 30, 64, 91, 135, 197, 199, 223, 446})
    void linesAreTheirDefinition(int n) {
        Random random = new Random(n);
        double[] row = random.doubles(n, -1, 1).toArray();
        double[] complex = new double[2 * n];
        for (int i = 0; i < n; i++) {
            complex[2 * i] = row[i];
        }
        FourierLine line = new FourierLine(n);
        double[] packed = row.clone();
        line.forwardReal(packed);
        line.forward(complex);
        double[] repacked = new double[n];
        for (int k = 0; k < line.frequencies(); k++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < n; i++) {
                real += row[i] * Math.cos(2 * Math.PI * ((long) i * k % n) / n);
                imaginary -= row[i] * Math.sin(2 * Math.PI * ((long) i * k % n) / n);
            }
            assertEquals(real, complex[2 * k], ROUNDING);
            assertEquals(imaginary, complex[2 * k + 1], ROUNDING);
            assertEquals(real, line.real(packed, k), ROUNDING);
            assertEquals(imaginary, line.imaginary(packed, k), ROUNDING);
            line.pack(repacked, k, real, imaginary);
        }
        line.inverse(complex);
        line.inverseReal(repacked);
        for (int i = 0; i < n; i++) {
            assertEquals(row[i], complex[2 * i], ROUNDING);
            assertEquals(row[i], repacked[i], ROUNDING);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "7, 8", "61, 64", "127, 128", "241, 243", "1001, 1024", "4097, 4320"})
    void smoothLengthsAreTheNextProductOfTwosThreesAndFives(long atLeast, int expected) {
        assertEquals(expected, FourierLine.smoothLength(atLeast));
    }

    /** A transfer function exp(-2πi m k/n) along y and z moves what is there by m places. */
    @Test
    void phasesMoveAVolume() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(3)) {
            Volume image = Noise.normal(Grid.of(13, 6, 5, new Spacing(1, 1, 1)), 1, arena);
            for (boolean keep : new boolean[] {true, false}) {
                FourierVolume fourier = new FourierVolume(image, PaddedAxis.periodic(13),
                        PaddedAxis.of(6, 4, Boundary.NEAREST), PaddedAxis.of(5, 3, Boundary.ZERO), workers, arena);
                MemorySegment moved = arena.allocate(Volume.LAYOUT, 13L * 6 * 5);
                fourier.filter((x, y, line) -> {
                    for (int z = 0; 2 * z < line.length; z++) {
                        double angle = -2 * Math.PI * (2.0 * y / 15 - z / 12.0);
                        double real = line[2 * z];
                        double imaginary = line[2 * z + 1];
                        line[2 * z] = real * Math.cos(angle) - imaginary * Math.sin(angle);
                        line[2 * z + 1] = real * Math.sin(angle) + imaginary * Math.cos(angle);
                    }
                }, keep, moved);
                for (long i = 0; i < image.grid().voxelCount(); i++) {
                    long x = i % 13;
                    long y = Math.max(0, i / 13 % 6 - 2);
                    long z = i / 78 + 1;
                    assertEquals(z < 5 ? image.at(image.grid().index(x, y, z)) : 0,
                            moved.getAtIndex(Volume.LAYOUT, i), 1e-4, "voxel " + i);
                }
            }
        }
    }
}
