package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.DigitalPhantom;
import org.weft.ibsi.Verdict;
import org.weft.ibsi.Verdict.Outcome;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** The digital phantom through the whole chain, judged by the initiative's consensus. */
class ExtractorIbsiTest {

    private static final Settings AS_LEVELS = new Settings(new Discretisation.AsLevels(), new IvhDiscretisation.AsIs(),
            EnumSet.allOf(FeatureFamily.class), EnumSet.allOf(Aggregation.class), TextureSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector"})
    void all482ConsensusValuesAreMet(String backend) {
        try (Workers workers = new Workers(2); Arena arena = Arena.ofShared()) {
            Engine engine = Engines.of(backend, workers);
            FeatureTable table = new Extractor(engine, AS_LEVELS).extract(DigitalPhantom.region(arena));
            Verdict verdict = Verdict.of(table, Consensus.digitalPhantom());
            assertEquals(List.of(), verdict.judgements().stream().filter(j -> j.outcome() != Outcome.PASSED).toList());
            assertEquals(482, verdict.count(Outcome.PASSED));
            assertEquals(List.of("ZH1A", "IQYR", "SWZ1", "BRI8", "9CMM"),
                    verdict.withoutConsensus().stream().map(value -> value.feature().ibsiId()).toList());
        }
    }
}
