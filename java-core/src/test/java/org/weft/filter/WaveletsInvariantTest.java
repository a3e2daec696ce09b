package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that make taps a wavelet's, and which of the wavelets of those laws. */
class WaveletsInvariantTest {

    private static final double ROUNDING = 1e-15;

    @ParameterizedTest
    @MethodSource("names")
    void tapsAreOrthonormalToThemselvesShiftedByTwo(String name) {
        double[] h = Wavelets.of(name).lowPass();
        double[] g = Wavelets.of(name).highPass();
        assertEquals(0, h.length % 2);
        for (int shift = 0; shift < h.length; shift += 2) {
            assertEquals(shift == 0 ? 1 : 0, product(h, h, shift), ROUNDING);
            assertEquals(shift == 0 ? 1 : 0, product(g, g, shift), ROUNDING);
            assertEquals(0, product(h, g, shift), ROUNDING);
            assertEquals(0, product(g, h, shift), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void lowPassKeepsAConstantAndHighPassNothingOfIt(String name) {
        assertEquals(Math.sqrt(2), moment(Wavelets.of(name).lowPass(), 0, 0), ROUNDING);
        assertEquals(0, moment(Wavelets.of(name).highPass(), 0, 0), ROUNDING);
    }

    /** Lengths in steps of half a kernel, so that moments of any order are of the order of the taps. */
    @ParameterizedTest
    @MethodSource("names")
    void highPassVanishesOnPolynomials(String name) {
        double[] g = Wavelets.of(name).highPass();
        for (int order = 0; order < vanishing(name); order++) {
            assertEquals(0, moment(g, (g.length - 1) / 2.0, order), ROUNDING, "order " + order);
        }
        assertTrue(Math.abs(moment(g, (g.length - 1) / 2.0, vanishing(name))) > 1e-6);
    }

    /** A coiflet's low-pass taps have vanishing moments too, about the place of their own first moment. */
    @ParameterizedTest
    @CsvSource({"coif1, 2", "coif2, 4", "coif3, 6", "coif4, 8", "coif5, 10"})
    void coifletsLowPassVanishesOnPolynomials(String name, int count) {
        double[] h = Wavelets.of(name).lowPass();
        double centre = moment(h, 0, 1) * (h.length / 2.0) / Math.sqrt(2);
        assertEquals(Math.rint(centre), centre, 1e-12);
        for (int order = 1; order < count; order++) {
            assertEquals(0, moment(h, Math.rint(centre), order), 4e-15, "order " + order);
        }
    }

    /**
     * Of all taps of the same moments, Daubechies' db have their energy at one end (all zeros of their polynomial inside the unit circle)
     * and sym are the most symmetric: their centre is nearer the middle.
     */
    @ParameterizedTest
    @CsvSource({"4", "5", "6", "7", "8", "9", "10"})
    void symletsAreMoreSymmetricThanDaubechies(int order) {
        double[] db = Wavelets.of("db" + order).lowPass();
        double[] sym = Wavelets.of("sym" + order).lowPass();
        for (int shift = 1; shift < db.length; shift += 2) {
            assertEquals(product(db, db, shift), product(sym, sym, shift), ROUNDING, "the same spectrum");
        }
        double partial = 0;
        double other = 0;
        for (int k = db.length - 1; k >= 0; k--) {
            partial += db[k] * db[k];
            other += sym[k] * sym[k];
            assertTrue(partial >= other - ROUNDING, "least delay");
        }
        assertTrue(skewness(sym) < skewness(db), "more symmetric");
    }

    @Test
    void shortestOnesAreTheSame() {
        double half = 1 / Math.sqrt(2);
        assertArrayEquals(new double[] {half, half}, Wavelets.of("haar").lowPass(), ROUNDING);
        assertArrayEquals(new double[] {-half, half}, Wavelets.of("haar").highPass(), ROUNDING);
        assertArrayEquals(Wavelets.of("haar").lowPass(), Wavelets.of("db1").lowPass());
        assertArrayEquals(Wavelets.of("db2").lowPass(), Wavelets.of("sym2").lowPass());
        double root = Math.sqrt(3);
        double divisor = 4 * Math.sqrt(2);
        assertArrayEquals(
                new double[] {(1 - root) / divisor, (3 - root) / divisor, (3 + root) / divisor, (1 + root) / divisor},
                Wavelets.of("db2").lowPass(), ROUNDING);
    }

    @Test
    void thereAreAsManyAsPromised() {
        Set<String> expected = new HashSet<>(Set.of("haar", "db1"));
        for (int k = 2; k <= 10; k++) {
            expected.add("db" + k);
            expected.add("sym" + k);
        }
        for (int k = 1; k <= 5; k++) {
            expected.add("coif" + k);
        }
        assertEquals(expected, Set.copyOf(names()));
    }

    static List<String> names() {
        return Wavelets.names();
    }

    private static int vanishing(String name) {
        return switch (name) {
            case "haar" -> 1;
            case String coiflet when coiflet.startsWith("coif") -> 2 * Integer.parseInt(name.substring(4));
            default -> Integer.parseInt(name.replaceAll("[a-z]", ""));
        };
    }

    private static double product(double[] a, double[] b, int shift) {
        double sum = 0;
        for (int k = shift; k < a.length; k++) {
            sum += a[k] * b[k - shift];
        }
        return sum;
    }

    private static double moment(double[] taps, double centre, int order) {
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * Math.pow((k - centre) / (taps.length / 2.0), order);
        }
        return sum;
    }

    /** How unlike their mirror image about the best place taps are. */
    private static double skewness(double[] taps) {
        double least = Double.POSITIVE_INFINITY;
        for (int twice = 0; twice < 2 * taps.length; twice++) {
            double squares = 0;
            for (int k = -taps.length; k < 2 * taps.length; k++) {
                double difference = at(taps, k) - at(taps, twice - k);
                squares += difference * difference;
            }
            least = Math.min(least, squares);
        }
        return least;
    }

    private static double at(double[] taps, int k) {
        return k < 0 || k >= taps.length ? 0 : taps[k];
    }
}
