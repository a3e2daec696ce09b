package org.weft.texture;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.feature.FeatureFamily;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.Ibsi1;

/** The digital phantom with every aggregation, against every consensus value of the six families. */
class TextureIbsiTest {

    @ParameterizedTest
    @CsvSource({"GLCM, 150", "GLRLM, 96", "GLSZM, 48", "GLDZM, 48", "NGTDM, 15", "NGLDM, 51"})
    void phantomMeetsTheConsensus(FeatureFamily family, int rowCount) {
        try (Arena arena = Arena.ofShared()) {
            Ibsi1.assertMeets(rowCount, Ibsi1.only(EnumSet.of(family), Consensus.digitalPhantom()),
                    Cases.extract(arena, Cases.phantom(arena), Cases.ALL));
        }
    }
}
