package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.feature.FeatureValue;
import org.weft.image.Region;
import org.weft.pyradiomics.Pyradiomics;

/**
 * Published shape features of PyRadiomics, whose meshes have their vertices at edge middles, too. The meshes are the same but in cells where
 * voxels touch along an edge only: breast1 and lung1 have none, the others are held to the 3 % that its own tests ask for. Its axes
 * divide by n, not n - 1.
 */
class MorphologyPyradiomicsTest {

    private static final double DIGITS = 1e-10;

    @ParameterizedTest
    @CsvSource({"breast1, 1e-10", "lung1, 1e-10", "brain1, 0.03", "brain2, 0.03", "lung2, 0.03"})
    void shapeIsTheirs(String name, double meshTolerance) throws IOException {
        Map<String, Double> theirs = Pyradiomics.baseline(name, "base");
        try (Arena arena = Arena.ofShared()) {
            Region region = Pyradiomics.shape(name, arena);
            Map<MorphologyFeature, FeatureValue> ours = Cases.byFeature(region);
            double n = region.roi().morphologicalVoxelCount();
            check(theirs.get("shape MeshVolume"), ours, MorphologyFeature.VOLUME_MESH, 1, meshTolerance);
            check(theirs.get("shape SurfaceArea"), ours, MorphologyFeature.SURFACE_AREA_MESH, 1, meshTolerance);
            check(theirs.get("shape VoxelVolume"), ours, MorphologyFeature.VOLUME_VOXEL_COUNTING, 1, DIGITS);
            check(theirs.get("shape Maximum3DDiameter"), ours, MorphologyFeature.MAXIMUM_3D_DIAMETER, 1, DIGITS);
            check(theirs.get("shape MajorAxisLength"), ours, MorphologyFeature.MAJOR_AXIS_LENGTH,
                    Math.sqrt((n - 1) / n),
                    DIGITS);
            check(theirs.get("shape MinorAxisLength"), ours, MorphologyFeature.MINOR_AXIS_LENGTH,
                    Math.sqrt((n - 1) / n),
                    DIGITS);
            check(theirs.get("shape LeastAxisLength"), ours, MorphologyFeature.LEAST_AXIS_LENGTH,
                    Math.sqrt((n - 1) / n),
                    DIGITS);
            check(theirs.get("shape Elongation"), ours, MorphologyFeature.ELONGATION, 1, DIGITS);
            check(theirs.get("shape Flatness"), ours, MorphologyFeature.FLATNESS, 1, DIGITS);
        }
    }

    private static void check(double theirs, Map<MorphologyFeature, FeatureValue> ours, MorphologyFeature feature,
            double factor,
            double tolerance) {
        assertEquals(theirs, factor * ours.get(feature).value(), tolerance * theirs, feature::name);
    }
}
