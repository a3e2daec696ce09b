package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.Verdict;

/** The digital phantom with every aggregation, against every consensus value of the six families. */
class TextureIbsiTest {

    @ParameterizedTest
    @CsvSource({"glcm, 150", "glrlm, 96", "glszm, 48", "gldzm, 48", "ngtdm, 15", "ngldm, 51"})
    void phantomMeetsTheConsensus(String family, int rowCount) {
        try (Arena arena = Arena.ofShared()) {
            List<FeatureValue> values = Cases.extract(arena, Cases.phantom(arena), Cases.ALL);
            Verdict verdict = Verdict.of(new FeatureTable(values), new Consensus(
                    Consensus.digitalPhantom().rows().stream().filter(row -> row.family().equals(family)).toList()));
            assertEquals(Set.of(), verdict.judgements().stream()
                    .filter(judgement -> judgement.outcome() != Verdict.Outcome.PASSED).collect(Collectors.toSet()));
            assertEquals(rowCount, verdict.count(Verdict.Outcome.PASSED));
        }
    }
}
