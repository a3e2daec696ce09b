package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.Engines;
import org.weft.ReferenceData;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** Laws of the whole table: the same bits on every backend, for any number of threads and however much image lies around the region. */
class ExtractorInvariantTest {

    private static final Settings EVERYTHING = new Settings(new Discretisation.FixedBinNumber(32),
            new IvhDiscretisation.FixedBinNumber(1000), EnumSet.allOf(FeatureFamily.class),
            EnumSet.allOf(Aggregation.class),
            TextureSettings.DEFAULT);

    @Test
    void noiseGivesTheSameBitsEverywhere() {
        try (Arena arena = Arena.ofShared()) {
            checkSameBits(noise(arena, 29, 23, 19, 20261124));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STS_002/CT", "STS_002/PET", "STS_002/MR_T1", "STS_001/PET"})
    void patientsGiveTheSameBitsEverywhere(String name) {
        Path image = ReferenceData.path("cases/nifti/" + name + "_image.nii.gz");
        Path mask = ReferenceData.path("cases/nifti/" + name + "_mask.nii.gz");
        try (Arena arena = Arena.ofShared()) {
            Volume volume = ImageReader.readVolume(image, arena);
            var labels = ImageReader.readLabels(mask, arena);
            checkSameBits(Regions.of(volume, labels, 1, Reach.WHOLE, arena));
        }
    }

    @Test
    void whatLiesFarAroundTheRegionDoesNotMatter() {
        try (Arena arena = Arena.ofShared()) {
            Region region = noise(arena, 31, 29, 27, 7);
            Region near = region.crop(new Reach(8, 8, 8), arena);
            assertSame(extract(region, "vector", 2), extract(near, "vector", 2));
        }
    }

    private static void checkSameBits(Region region) {
        FeatureTable expected = extract(region, "scalar", 1);
        assertTrue(expected.values().size() >= 482, "values: " + expected.values().size());
        assertSame(expected, extract(region, "scalar", 3));
        assertSame(expected, extract(region, "vector", 1));
        assertSame(expected, extract(region, "vector", 7));
    }

    private static void assertSame(FeatureTable expected, FeatureTable actual) {
        assertEquals(bits(expected), bits(actual));
    }

    private static List<String> bits(FeatureTable table) {
        return table.values().stream().map(ExtractorInvariantTest::bits).toList();
    }

    private static String bits(FeatureValue value) {
        return value.feature().family().label() + ' ' + value.feature().label() + ' ' + value.aggregation().label()
                + ' '
                + Double.toHexString(value.value()) + ' ' + value.status();
    }

    private static FeatureTable extract(Region region, String backend, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new Extractor(Engines.of(backend, workers), EVERYTHING)
                    .extract(region);
        }
    }

    /** Smooth noise in a ball with holes, away from the border of the image. */
    private static Region noise(Arena arena, int nx, int ny, int nz, long seed) {
        Random random = new Random(seed);
        Grid grid = Grid.of(nx, ny, nz, new Spacing(1.1, 1.7, 2.3));
        MemorySegment intensities = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        MemorySegment inside = arena.allocate(grid.voxelCount());
        long k = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, k++) {
                    double wave = Math.sin(x * 0.4) + Math.cos(y * 0.3) * Math.sin(z * 0.7);
                    intensities.setAtIndex(Volume.LAYOUT, k, (float) (100 * wave + 20 * random.nextGaussian()));
                    double r = Math.hypot(Math.hypot(2.0 * x / nx - 1, 2.0 * y / ny - 1), 2.0 * z / nz - 1);
                    inside.set(Mask.LAYOUT, k, (byte) (r < 0.9 && random.nextInt(20) > 0 ? 1 : 0));
                }
            }
        }
        return new Region(new Volume(grid, intensities), Roi.of(new Mask(grid, inside)));
    }
}
