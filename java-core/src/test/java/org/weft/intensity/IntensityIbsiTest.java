package org.weft.intensity;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.DigitalPhantom;
import org.weft.ibsi.Ibsi1;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.Discretiser;
import org.weft.process.IntensityRange;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;

/**
 * The four families of intensities against every consensus value of the digital phantom, and of the CT phantom as it is
 * scanned.
 */
class IntensityIbsiTest {

    private static final Set<FeatureFamily> FAMILIES = EnumSet.range(FeatureFamily.LOCAL_INTENSITY, FeatureFamily.IVH);

    @Test
    void digitalPhantomMeetsTheConsensus() {
        try (Arena arena = Arena.ofShared()) {
            List<FeatureValue> values = extract(DigitalPhantom.region(arena), new Discretisation.AsLevels(),
                    new IntensityRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), arena);
            Ibsi1.assertMeets(49, Ibsi1.only(FAMILIES, Consensus.digitalPhantom()), values);
        }
    }

    /** Configuration A: no interpolation, intensities from -500 to 400, bins of 25 from -500 on. */
    @Test
    void configurationAMeetsTheConsensus() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            IntensityRange range = new IntensityRange(-500, 400);
            Region region = Ibsi1.ctPhantom(range, arena);
            var discretisation = new Discretisation.FixedBinSize(25, new Discretisation.BinOrigin.Fixed(-500));
            List<FeatureValue> values = extract(region, discretisation, range, arena);
            Ibsi1.assertMeets(49, Ibsi1.consensus("config_a", FAMILIES), values);
        }
    }

    private static List<FeatureValue> extract(Region region, Discretisation discretisation, IntensityRange range,
            Arena arena) {
        try (Workers workers = new Workers(2)) {
            Engine engine = Engines.vector(workers);
            Intensities intensities = Intensities.of(region, engine, arena);
            DiscretisedVolume levels = Discretiser.discretise(region, discretisation, engine, arena);
            List<FeatureValue> values = new ArrayList<>(LocalIntensity.extract(region, engine));
            values.addAll(IntensityStatistics.extract(intensities, engine));
            values.addAll(IntensityHistogram.extract(levels, engine));
            values.addAll(Ivh.extract(intensities, new IvhDiscretisation.AsIs(), range, engine));
            return values;
        }
    }
}
