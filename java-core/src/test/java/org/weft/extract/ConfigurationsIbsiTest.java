package org.weft.extract;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.Engines;
import org.weft.feature.FeatureFamily;
import org.weft.ibsi.Configuration;
import org.weft.ibsi.Ibsi1;
import org.weft.kernel.Workers;

/** The CT phantom by the five configurations: every value of the consensus, 1321 in all. */
class ConfigurationsIbsiTest {

    @ParameterizedTest
    @EnumSource
    void meetsEveryConsensusValue(Configuration configuration) throws IOException {
        try (Workers workers = new Workers(2); Arena arena = Arena.ofShared()) {
            Extractor extractor = new Extractor(Engines.vector(workers), configuration.settings());
            Ibsi1.assertMeets(configuration.valueCount(),
                    Ibsi1.consensus(configuration.dataset(), EnumSet.allOf(FeatureFamily.class)),
                    extractor.extract(Ibsi1.ctPhantom(arena)).values());
        }
    }
}
