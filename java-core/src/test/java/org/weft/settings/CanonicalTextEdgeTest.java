package org.weft.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.settings.Discretisation.BinOrigin;

class CanonicalTextEdgeTest {

    @Test
    void namesEveryKeyInAFixedOrder() {
        Settings settings = new Settings(new Discretisation.FixedBinSize(25, new BinOrigin.Fixed(-1000)),
                new IvhDiscretisation.AsIs(),
                Set.of(FeatureFamily.GLSZM, FeatureFamily.GLCM), Set.of(Aggregation.VOLUME, Aggregation.VOLUME_AVERAGE),
                TextureSettings.DEFAULT);
        assertEquals("""
                discretisation: {method: fixed_bin_size, width: 25.0, origin: -1000.0}
                ivh: {method: as_is}
                families: [glcm, glszm]
                aggregations: [3d_average, 3d]
                glcm: {distance: 1, weighting: none, norm: euclidean}
                glrlm: {weighting: none, norm: euclidean}
                ngtdm: {distance: 1, norm: chebyshev}
                ngldm: {distance: 1, norm: chebyshev, coarseness: 0}
                """, settings.canonicalText());
    }

    @Test
    void theHashFollowsTheText() {
        Settings fine = with(new Discretisation.FixedBinNumber(64));
        assertEquals(fine.sha256(), with(new Discretisation.FixedBinNumber(64)).sha256());
        assertEquals(64, fine.sha256().length());
        assertNotEquals(fine.sha256(), with(new Discretisation.FixedBinNumber(32)).sha256());
    }

    private static Settings with(Discretisation discretisation) {
        return new Settings(discretisation, new IvhDiscretisation.FixedBinNumber(1000), Set.of(FeatureFamily.GLCM),
                Set.of(),
                TextureSettings.DEFAULT);
    }
}
