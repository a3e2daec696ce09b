package org.weft.morphology;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Reach;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.DigitalPhantom;
import org.weft.ibsi.Ibsi1;
import org.weft.image.Region;
import org.weft.process.IntensityRange;

/** The phantoms against every consensus value of the family. */
class MorphologyIbsiTest {

    private static final Set<FeatureFamily> FAMILY = EnumSet.of(FeatureFamily.MORPHOLOGY);

    @Test
    void digitalPhantomMeetsTheConsensus() {
        try (Arena arena = Arena.ofShared()) {
            Ibsi1.assertMeets(25, Ibsi1.only(FAMILY, Consensus.digitalPhantom()),
                    Cases.extract(DigitalPhantom.region(arena), 2));
        }
    }

    /** Configuration A: no interpolation; intensities re-segmented to -500 to 400 HU. */
    @Test
    void ctPhantomAsItIsMeetsTheConsensus() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            Region region = Ibsi1.ctPhantom(new IntensityRange(-500, 400), arena);
            Ibsi1.assertMeets(25, Ibsi1.consensus("config_a", FAMILY),
                    Cases.extract(region.crop(Reach.NONE, arena), 2));
        }
    }
}
