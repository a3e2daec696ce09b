package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.feature.FeatureValue;
import org.weft.grid.Spacing;
import org.weft.image.Region;

/**
 * Published shape features of PyRadiomics, whose meshes have their vertices at edge middles, too. The meshes are the same but in cells where
 * voxels touch along an edge only: breast1 and lung1 have none, the others are held to the 3 % that its own tests ask for. Its axes
 * divide by n, not n - 1.
 */
class MorphologyPyradiomicsTest {

    private static final Path FOLDER = Cases.DATA.resolve("pyradiomics");
    private static final double DIGITS = 1e-10;

    @ParameterizedTest
    @CsvSource({"breast1, 1e-10", "lung1, 1e-10", "brain1, 0.03", "brain2, 0.03", "lung2, 0.03"})
    void shapeIsTheirs(String name, double meshTolerance) throws IOException {
        assumeTrue(Files.exists(FOLDER), () -> "needs " + FOLDER + " (-Dweft.data)");
        Map<String, Double> theirs = baseline(name);
        try (Arena arena = Arena.ofShared()) {
            Region region = label(arena, FOLDER.resolve(name + "_label.nrrd"));
            Map<MorphologyFeature, FeatureValue> ours = Cases.byFeature(region.crop(1, 1, 1, arena));
            double n = region.roi().morphologicalVoxelCount();
            check(theirs.get("MeshVolume"), ours, MorphologyFeature.VOLUME_MESH, 1, meshTolerance);
            check(theirs.get("SurfaceArea"), ours, MorphologyFeature.SURFACE_AREA_MESH, 1, meshTolerance);
            check(theirs.get("VoxelVolume"), ours, MorphologyFeature.VOLUME_VOXEL_COUNTING, 1, DIGITS);
            check(theirs.get("Maximum3DDiameter"), ours, MorphologyFeature.MAXIMUM_3D_DIAMETER, 1, DIGITS);
            check(theirs.get("MajorAxisLength"), ours, MorphologyFeature.MAJOR_AXIS_LENGTH, Math.sqrt((n - 1) / n),
                    DIGITS);
            check(theirs.get("MinorAxisLength"), ours, MorphologyFeature.MINOR_AXIS_LENGTH, Math.sqrt((n - 1) / n),
                    DIGITS);
            check(theirs.get("LeastAxisLength"), ours, MorphologyFeature.LEAST_AXIS_LENGTH, Math.sqrt((n - 1) / n),
                    DIGITS);
            check(theirs.get("Elongation"), ours, MorphologyFeature.ELONGATION, 1, DIGITS);
            check(theirs.get("Flatness"), ours, MorphologyFeature.FLATNESS, 1, DIGITS);
        }
    }

    private static void check(double theirs, Map<MorphologyFeature, FeatureValue> ours, MorphologyFeature feature,
            double factor,
            double tolerance) {
        assertEquals(theirs, factor * ours.get(feature).value(), tolerance * theirs, feature::name);
    }

    private static Map<String, Double> baseline(String name) throws IOException {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("baseline/baselines_long.csv"))) {
            return lines.map(line -> line.split(","))
                    .filter(c -> List.of(c).subList(0, 3).equals(List.of(name, "base", "shape")))
                    .collect(Collectors.toMap(c -> c[3], c -> Double.parseDouble(c[4])));
        }
    }

    /** The voxels of value 1 in a gzipped NRRD label, of one or two bytes a voxel: just enough of the format for these files. */
    private static Region label(Arena arena, Path path) throws IOException {
        byte[] file = Files.readAllBytes(path);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int headerLength = text.indexOf("\n\n") + 2;
        List<Double> sizes = numbers(text, "sizes: (.*)");
        List<Double> axes = numbers(text, "space directions: (.*)");
        Spacing spacing = new Spacing(axes.get(0), Math.abs(axes.get(4)), axes.get(8));
        var extent = new Cases.Extent(sizes.get(0).intValue(), sizes.get(1).intValue(), sizes.get(2).intValue(),
                spacing);
        var packed = new ByteArrayInputStream(file, headerLength, file.length - headerLength);
        byte[] voxels = new GZIPInputStream(packed).readAllBytes();
        int bytesEach = Math.toIntExact(voxels.length / extent.grid().voxelCount());
        return Cases.region(arena, extent, (x, y, z) -> voxels[bytesEach * (int) extent.grid().index(x, y, z)] == 1,
                (x, y, z) -> 1);
    }

    private static List<Double> numbers(String text, String pattern) {
        String line = Pattern.compile(pattern).matcher(text).results().findFirst().map(m -> m.group(1)).orElseThrow();
        return Pattern.compile("[-+.\\deE]+").matcher(line).results().map(MatchResult::group).map(Double::valueOf)
                .toList();
    }
}
