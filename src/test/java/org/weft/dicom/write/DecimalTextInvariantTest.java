package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextInvariantTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "1, 1", "-2.5, -2.5", "1e-7, 1E-7", "1e300, 1E+300", "100, 100",
        "123456789012345678, 1.2345678901E+17", "0.1, 0.1", "-1.0751141825178756E-6, -1.0751141825E-6",
        "0.00012345678901234567, 1.23456789012E-4"})
    void isTheShortestForm(double number, String text) {
        assertEquals(text, DecimalText.of(number));
    }

    @Test
    void readsBackAsExactlyAsSixteenCharactersAllow() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number) && Math.abs(number) > Double.MIN_NORMAL) {
                String text = DecimalText.of(number);
                assertTrue(text.length() <= 16 && text.matches("-?[0-9]*\\.?[0-9]*(E[+-][0-9]+)?"),
                        text + ", seed " + seed);
                assertEquals(number, Double.parseDouble(text), 1e-8 * Math.abs(number), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatItCannotHold(double number) {
        assertThrows(IllegalArgumentException.class, () -> DecimalText.of(number));
    }
}
