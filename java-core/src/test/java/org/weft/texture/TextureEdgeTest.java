package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.TextureSettings;

/** The smallest regions, a single level, and more levels than a dense matrix may have. */
class TextureEdgeTest {

    private static final Set<FeatureFamily> NEED_NEIGHBOURS = EnumSet.of(FeatureFamily.GLCM, FeatureFamily.NGTDM);

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void oneVoxelHasNoNeighboursButRunsZonesAndDependence() {
        for (FeatureValue value : extract(Cases.volume(arena, 1, 1, 1, 5, 3))) {
            assertEquals(NEED_NEIGHBOURS.contains(value.feature().family()) ? Status.NO_NEIGHBOURS : Status.OK,
                    value.status(), () -> Cases.name(value));
        }
    }

    @Test
    void anEmptyRegionHasNoFeatures() {
        for (FeatureValue value : extract(Cases.volume(arena, 3, 2, 2, 5, new int[12]))) {
            assertEquals(
                    NEED_NEIGHBOURS.contains(value.feature().family()) ? Status.NO_NEIGHBOURS : Status.TOO_FEW_VOXELS,
                    value.status(), () -> Cases.name(value));
        }
    }

    @Test
    void oneLevelHasNoCorrelationAndTheManualsConventions() {
        int[] levels = new int[27];
        Arrays.fill(levels, 4);
        List<FeatureValue> values = extract(Cases.volume(arena, 3, 3, 3, 4, levels));
        Set<Feature> undefined = Set.of(GlcmFeature.CORRELATION, GlcmFeature.INFORMATION_CORRELATION_1);
        for (FeatureValue value : values) {
            assertEquals(undefined.contains(value.feature()) ? Status.CONSTANT_INTENSITY : Status.OK, value.status(),
                    () -> Cases.name(value));
        }
        Map<String, FeatureValue> byName = Cases.byName(values);
        assertValue(1e6, byName, "ngtdm_coarseness_3d");
        for (String zero : List.of("ngtdm_contrast_2d", "ngtdm_busyness_2.5d", "ngtdm_complexity_3d",
                "ngtdm_strength_3d", "glcm_joint_entropy_3d_average", "glcm_information_correlation_2_3d_volume_merged",
                "glcm_inverse_variance_2d_average", "glrlm_grey_level_variance_3d_average")) {
            assertValue(0, byName, zero);
        }
        assertValue(16, byName, "glcm_autocorrelation_2d_slice_merged");
        assertValue(81, byName, "glszm_large_zone_emphasis_2d");
        assertValue(729, byName, "glszm_large_zone_emphasis_3d");
    }

    @Test
    void twoVoxelsByHand() {
        Map<String, FeatureValue> byName = Cases.byName(extract(Cases.volume(arena, 2, 1, 1, 2, 1, 2)));
        for (String aggregation : List.of("2d_average", "2.5d_direction_merged", "3d_average", "3d_volume_merged")) {
            assertValue(1, byName, "glcm_contrast_" + aggregation);
            assertValue(1, byName, "glcm_joint_entropy_" + aggregation);
            assertValue(-1, byName, "glcm_correlation_" + aggregation);
            assertValue(2, byName, "glcm_autocorrelation_" + aggregation);
            assertValue(-1, byName, "glcm_information_correlation_1_" + aggregation);
            assertValue(Math.sqrt(1 - Math.exp(-2)), byName, "glcm_information_correlation_2_" + aggregation);
        }
        for (String aggregation : List.of("2d", "2.5d", "3d")) {
            assertValue(1, byName, "ngtdm_coarseness_" + aggregation);
            assertValue(0.25, byName, "ngtdm_contrast_" + aggregation);
            assertValue(1, byName, "ngtdm_busyness_" + aggregation);
            assertValue(1, byName, "ngtdm_complexity_" + aggregation);
            assertValue(1, byName, "ngtdm_strength_" + aggregation);
            assertValue(1, byName, "gldzm_small_distance_emphasis_" + aggregation);
            assertValue(1, byName, "ngldm_dependence_count_percentage_" + aggregation);
        }
    }

    @Test
    void busynessIsUndefinedWhereEveryLevelWeighsTheSame() {
        Map<String, FeatureValue> byName = Cases.byName(extract(Cases.volume(arena, 3, 1, 1, 2, 1, 1, 2)));
        assertEquals(Status.ZERO_DENOMINATOR, byName.get("ngtdm_busyness_3d").status());
    }

    @Test
    void aFeatureUndefinedInOneSliceIsAveragedOverTheOthers() {
        Map<String, FeatureValue> byName = Cases.byName(extract(Cases.volume(arena, 2, 1, 3, 2, 1, 2, 1, 1, 2, 0)));
        assertValue(-1, byName, "glcm_correlation_2d_average");
        assertValue(0.5, byName, "glcm_contrast_2d_average");
    }

    @Test
    void moreLevelsThanADenseMatrixMayHaveAreRefused() {
        DiscretisedVolume volume = Cases.volume(arena, 2, 1, 1, 65_535, 1, 65_535);
        DiscretisedVolume longest = Cases.volume(arena, 2048, 1, 1, 65_535, new int[2048]);
        Set<Aggregation> all = Cases.ALL;
        TextureSettings settings = TextureSettings.DEFAULT;
        try (Workers workers = new Workers(1)) {
            Engine engine = Engines.scalar(workers);
            assertRefused("65535 grey levels", "at most 8192",
                    () -> Glcm.extract(volume, settings.glcm(), all, engine));
            assertRefused("65535 grey levels", "at most 32768",
                    () -> Glrlm.extract(longest, settings.glrlm(), all, engine));
            var wide = new TextureSettings.Neighbours(10, Norm.CHEBYSHEV);
            assertRefused("ngtdm", "at most 3623", () -> Ngtdm.extract(volume, wide, all, engine));
            var dependence = new TextureSettings.Dependence(10, Norm.CHEBYSHEV, 0);
            assertRefused("ngldm", "at most 7246", () -> Ngldm.extract(volume, dependence, all, engine));
            assertEquals(51, Ngldm.extract(volume, settings.ngldm(), all, engine).size());
        }
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        DiscretisedVolume volume = Cases.volume(arena, 2, 1, 1, 2, 1, 2);
        DiscretisedVolume other = Cases.volume(arena, 1, 2, 1, 2, 1, 2);
        try (Workers workers = new Workers(1)) {
            assertRefused("1 x 2 x 1", "2 x 1 x 1",
                    () -> Gldzm.extract(volume, Cases.mask(arena, other), Cases.ALL, Engines.scalar(workers)));
        }
    }

    private List<FeatureValue> extract(DiscretisedVolume volume) {
        return Cases.extract(arena, volume, Cases.ALL);
    }

    private static void assertValue(double expected, Map<String, FeatureValue> byName, String name) {
        assertEquals(expected, byName.get(name).value(), 1e-12, name);
    }

    private static void assertRefused(String first, String second, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(first) && message.contains(second), message);
    }
}
