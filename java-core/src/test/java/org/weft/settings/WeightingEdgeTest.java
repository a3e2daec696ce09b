package org.weft.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.grid.Norm;
import org.weft.settings.TextureSettings.Pairs;

class WeightingEdgeTest {

    /** exp(-d²) is a normal number up to d² = 708: the last distance of each norm, with d = 3δ, √3 δ and δ. */
    @ParameterizedTest
    @CsvSource({"MANHATTAN, 8", "EUCLIDEAN, 15", "CHEBYSHEV, 26"})
    void aGaussianWeightThatVanishesIsRefused(Norm norm, int last) {
        assertEquals(last, new Pairs(last, Weighting.GAUSSIAN, norm).distance());
        String message = assertThrows(IllegalArgumentException.class,
                () -> new Pairs(last + 1, Weighting.GAUSSIAN, norm)).getMessage();
        assertTrue(message.contains("at distance " + (last + 1) + ";"), message);
    }

    @Test
    void otherWeightsNeverVanish() {
        assertEquals(1000, new Pairs(1000, Weighting.NONE, Norm.MANHATTAN).distance());
        assertEquals(1000, new Pairs(1000, Weighting.INVERSE, Norm.MANHATTAN).distance());
    }
}
