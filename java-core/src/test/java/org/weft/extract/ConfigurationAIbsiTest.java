package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.ibsi.Ibsi1;
import org.weft.image.Region;
import org.weft.kernel.Workers;
import org.weft.process.IntensityRange;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinSize;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/**
 * The CT phantom by configuration A, without interpolation and slice by slice: every value of the consensus but the 6 of the
 * intensity-volume histogram, whose range is not a setting.
 */
class ConfigurationAIbsiTest {

    private static final Set<FeatureFamily> FAMILIES = EnumSet.complementOf(EnumSet.of(FeatureFamily.IVH));

    private static final Settings CONFIGURATION_A = new Settings(new FixedBinSize(25, new BinOrigin.Fixed(-500)),
            new IvhDiscretisation.AsIs(), FAMILIES,
            EnumSet.of(Aggregation.SLICE_DIRECTION_AVERAGE, Aggregation.SLICE_MERGED, Aggregation.DIRECTION_MERGED,
                    Aggregation.PLANAR_MERGED, Aggregation.SLICE, Aggregation.SLICES_MERGED),
            TextureSettings.DEFAULT);

    @Test
    void all340ConsensusValuesAreMet() throws IOException {
        try (Workers workers = new Workers(2); Arena arena = Arena.ofShared()) {
            Region region = Ibsi1.ctPhantom(new IntensityRange(-500, 400), arena);
            assertEquals(125_256, region.roi().morphologicalVoxelCount());
            assertEquals(114_596, region.roi().intensityVoxelCount());
            Ibsi1.assertMeets(340, Ibsi1.consensus("config_a", FAMILIES),
                    new Extractor(Engines.vector(workers), CONFIGURATION_A).extract(region).values());
        }
    }
}
