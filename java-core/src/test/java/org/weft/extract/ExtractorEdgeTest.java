package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.backend.Backends;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.ibsi.DigitalPhantom;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.MorphologySettings;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** Regions at the edge of what is defined, and input that is refused. */
class ExtractorEdgeTest {

    private static final Grid GRID = Grid.of(9, 9, 9, new Spacing(1, 1, 1));
    private static final Grid VOXEL = Grid.of(1, 1, 1, new Spacing(1, 1, 1));

    @Test
    void oneVoxelHasWhatIsDefinedAndReasonsForTheRest() {
        checkReasons(extract(constant(VOXEL, 5), EnumSet.allOf(FeatureFamily.class)));
    }

    @Test
    void oneIntensityHasWhatIsDefinedAndReasonsForTheRest() {
        checkReasons(extract(constant(GRID, -3), EnumSet.allOf(FeatureFamily.class)));
    }

    @Test
    void aNotANumberInsideTheRegionIsRefused() {
        Region region = constant(GRID, Float.NaN);
        String message = assertThrows(IllegalArgumentException.class,
                () -> extract(region, EnumSet.of(FeatureFamily.MORPHOLOGY))).getMessage();
        assertTrue(message.contains("NaN"), message);
    }

    @Test
    void aRegionThatNeedsMoreWorkMemoryThanAllowedIsRefusedUnlessTheFeaturesAreLeftOut() {
        MemorySegment voxels = Arena.ofAuto().allocate(Volume.LAYOUT, 3 * 90 * 90);
        for (long k = 0; k < 3 * 90 * 90; k++) {
            voxels.setAtIndex(Volume.LAYOUT, k, k % 7);
        }
        Region region = new Region(new Volume(Grid.of(3, 90, 90, new Spacing(1, 1, 1)), voxels),
                constant(Grid.of(3, 90, 90, new Spacing(1, 1, 1)), 1).roi());
        try (Workers workers = new Workers(2)) {
            Engine engine = new Engine(Backends.choose(Optional.empty()).kernels(), workers);
            String message = assertThrows(IllegalArgumentException.class,
                    () -> new Extractor(engine, withWorkMemory(1, Map.of())).extract(region)).getMessage();
            assertEquals("Moran's I and Geary's C of a region of 3 x 90 x 90 voxels need at least 2 MiB to work in, "
                    + "more than the work_memory of morphology, 1 MiB; raise it, or leave out morans_i_index and "
                    + "gearys_c_measure by the setting features", message);
            FeatureTable all = new Extractor(engine, withWorkMemory(2, Map.of())).extract(region);
            assertEquals(new Extractor(engine, settings(EnumSet.of(FeatureFamily.MORPHOLOGY))).extract(region), all);
            assertEquals(1, new Extractor(engine, withWorkMemory(1, Map.of(FeatureFamily.MORPHOLOGY,
                    Set.of("sphericity")))).extract(region).values().size());
        }
    }

    private static Settings withWorkMemory(int mebibytes, Map<FeatureFamily, Set<String>> features) {
        Settings rest = settings(EnumSet.of(FeatureFamily.MORPHOLOGY));
        return new Settings(rest.processing(), rest.discretisation(), rest.ivh(), rest.families(), features,
                rest.aggregations(), new MorphologySettings(Optional.of(mebibytes)), rest.texture(), rest.images());
    }

    @Test
    void memoryOfOneThreadIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            Region region = DigitalPhantom.region(arena);
            String message = assertThrows(IllegalArgumentException.class,
                    () -> extract(region, EnumSet.of(FeatureFamily.GLCM))).getMessage();
            assertTrue(message.contains("Arena.ofShared"), message);
        }
    }

    @Test
    void eachFamilyAloneGivesItsPartOfTheWhole() {
        Region region = DigitalPhantom.region(Arena.ofAuto());
        List<FeatureValue> whole = extract(region, EnumSet.allOf(FeatureFamily.class)).values();
        for (FeatureFamily family : FeatureFamily.values()) {
            List<FeatureValue> part = whole.stream().filter(value -> value.feature().family() == family).toList();
            assertEquals(part, extract(region, EnumSet.of(family)).values());
        }
    }

    /** Spheres of 1 cm³ reach 6.2 mm: 6 voxels of 1 mm and 3 of 2 mm. */
    @Test
    void onlyLocalIntensityKeepsAMargin() {
        Grid grid = Grid.of(29, 29, 29, new Spacing(1, 2, 1));
        EnumSet<FeatureFamily> others = EnumSet.complementOf(EnumSet.of(FeatureFamily.LOCAL_INTENSITY));
        assertEquals(Reach.NONE, new Extractor(null, settings(others)).reach(grid));
        assertEquals(new Reach(6, 3, 6),
                new Extractor(null, settings(EnumSet.allOf(FeatureFamily.class))).reach(grid));
    }

    /** 174 features, some of them undefined: none infinite, none without a reason. */
    private static void checkReasons(FeatureTable table) {
        assertEquals(174, table.values().stream().map(FeatureValue::feature).distinct().count());
        for (FeatureValue value : table.values()) {
            assertEquals(value.status() == Status.OK, Double.isFinite(value.value()), value.toString());
        }
        assertTrue(table.values().stream().anyMatch(value -> value.status() != Status.OK));
        assertTrue(table.values().stream().filter(value -> value.status() == Status.OK).count() > 100);
    }

    private static Region constant(Grid grid, float intensity) {
        MemorySegment voxels = Arena.ofAuto().allocate(Volume.LAYOUT, grid.voxelCount());
        for (long k = 0; k < grid.voxelCount(); k++) {
            voxels.setAtIndex(Volume.LAYOUT, k, intensity);
        }
        return new Region(new Volume(grid, voxels),
                Roi.of(new Mask(grid, Arena.ofAuto().allocate(grid.voxelCount()).fill((byte) 1))));
    }

    private static FeatureTable extract(Region region, EnumSet<FeatureFamily> families) {
        try (Workers workers = new Workers(2)) {
            return new Extractor(new Engine(Backends.choose(Optional.empty()).kernels(), workers), settings(families))
                    .extract(region);
        }
    }

    private static Settings settings(EnumSet<FeatureFamily> families) {
        return new Settings(new Discretisation.FixedBinNumber(8), new IvhDiscretisation.AsIs(), families,
                EnumSet.allOf(Aggregation.class), TextureSettings.DEFAULT);
    }
}
