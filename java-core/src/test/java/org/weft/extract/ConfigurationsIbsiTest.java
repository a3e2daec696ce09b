package org.weft.extract;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.Engines;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.grid.Reach;
import org.weft.ibsi.Configuration;
import org.weft.ibsi.Ibsi1;
import org.weft.image.Region;
import org.weft.intensity.Intensities;
import org.weft.intensity.Ivh;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.ImageProcessing;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** The CT phantom by the five configurations: every value of the consensus, 1321 in all. */
class ConfigurationsIbsiTest {

    private static final Set<FeatureFamily> ALL = EnumSet.allOf(FeatureFamily.class);

    /** Voxels of the interpolated image within which local intensity looks. */
    private static final Reach REACH = new Reach(8, 8, 8);

    @ParameterizedTest
    @EnumSource
    void meetsEveryConsensusValue(Configuration configuration) throws IOException {
        try (Workers workers = new Workers(2); Arena arena = Arena.ofShared()) {
            Engine engine = Engines.vector(workers);
            Region region = ImageProcessing.process(Ibsi1.ctPhantom(arena), configuration.processing(), REACH, engine,
                    arena);
            Settings settings = new Settings(configuration.discretisation(), configuration.ivh(),
                    EnumSet.complementOf(EnumSet.of(FeatureFamily.IVH)), configuration.aggregations(),
                    TextureSettings.DEFAULT);
            List<FeatureValue> values = new ArrayList<>(new Extractor(engine, settings).extract(region).values());
            values.addAll(Ivh.extract(Intensities.of(region, engine, arena), configuration.ivh(),
                    configuration.range(), engine));
            Ibsi1.assertMeets(configuration.valueCount(), Ibsi1.consensus(configuration.dataset(), ALL), values);
        }
    }
}
