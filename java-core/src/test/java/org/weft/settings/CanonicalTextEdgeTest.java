package org.weft.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Boundary;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;

class CanonicalTextEdgeTest {

    @Test
    void namesEveryKeyInAFixedOrder() {
        Settings settings = new Settings(new Discretisation.FixedBinSize(25, new BinOrigin.Fixed(-1000)),
                new IvhDiscretisation.AsIs(),
                Set.of(FeatureFamily.GLSZM, FeatureFamily.GLCM), Set.of(Aggregation.VOLUME, Aggregation.VOLUME_AVERAGE),
                TextureSettings.DEFAULT);
        assertEquals("""
                processing:
                  normalisation: none
                  interpolation: none
                  rounding: false
                  resegmentation: none
                discretisation: {method: fixed_bin_size, width: 25.0, origin: -1000.0}
                ivh: {method: as_is}
                families: [glcm, glszm]
                features: {}
                aggregations: [3d_average, 3d]
                morphology: {work_memory: auto}
                glcm: {distance: 1, weighting: none, norm: euclidean}
                glrlm: {weighting: none, norm: euclidean}
                ngtdm: {distance: 1, norm: chebyshev}
                ngldm: {distance: 1, norm: chebyshev, coarseness: 0}
                images:
                  original: {filter: none}
                """, settings.canonicalText());
    }

    @Test
    void namesWhatHappensBeforeAndTheImages() {
        Discretisation bins = new Discretisation.FixedBinNumber(8);
        Settings settings = new Settings(
                new Processing(Optional.of(new Normalisation(0, Double.POSITIVE_INFINITY, 100, Optional.of(3.0))),
                        Optional.of(new Interpolation(Optional.of(1.0), Optional.of(1.0), Optional.empty(),
                                Method.CUBIC_SPLINE, Method.LINEAR, 0.5, Alignment.CENTRE, false)),
                        true, new Resegmentation(-500, 400, Optional.empty())),
                bins, new IvhDiscretisation.AsIs(), Set.of(FeatureFamily.GLCM),
                Map.of(FeatureFamily.GLCM, Set.of("contrast", "autocorrelation")), Set.of(),
                MorphologySettings.DEFAULT, TextureSettings.DEFAULT,
                List.of(ImageSettings.ORIGINAL,
                        new ImageSettings("low", new Filter.Mean(3, 2, Boundary.MIRROR), Optional.of(bins),
                                Optional.of(new IvhDiscretisation.AsIs()), Optional.of(Set.of(FeatureFamily.IVH)))));
        assertEquals("""
                processing:
                  normalisation: {range: [0.0, none], scale: 100.0, clip: 3.0}
                  interpolation: {spacing: [1.0, 1.0, keep], image: cubic_spline, mask: linear, mask_threshold: 0.5, \
                alignment: centre, anti_aliasing: false}
                  rounding: true
                  resegmentation: {range: [-500.0, 400.0], outliers: none}
                discretisation: {method: fixed_bin_number, bins: 8}
                ivh: {method: as_is}
                families: [glcm]
                features: {glcm: [autocorrelation, contrast]}
                aggregations: []
                morphology: {work_memory: auto}
                glcm: {distance: 1, weighting: none, norm: euclidean}
                glrlm: {weighting: none, norm: euclidean}
                ngtdm: {distance: 1, norm: chebyshev}
                ngldm: {distance: 1, norm: chebyshev, coarseness: 0}
                images:
                  original: {filter: none}
                  low: {filter: mean, support: 3, dimensions: 2, boundary: mirror, discretisation: {method: \
                fixed_bin_number, bins: 8}, ivh: {method: as_is}, families: [ivh]}
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
