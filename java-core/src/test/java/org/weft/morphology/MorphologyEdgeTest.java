package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.weft.morphology.MorphologyFeature.*;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;

/** Small and flat regions, whose measures are known or undefined. */
class MorphologyEdgeTest {

    private static final Spacing UNEVEN = new Spacing(2, 3, 5);

    private static Map<MorphologyFeature, FeatureValue> cuboid(int nx, int ny, int nz, Spacing spacing,
            Cases.Intensity intensity) {
        try (Arena arena = Arena.ofShared()) {
            Region region = Cases.region(arena, new Cases.Extent(nx, ny, nz, spacing), (x, y, z) -> true, intensity);
            return Cases.byFeature(region);
        }
    }

    private static void check(double expected, Map<MorphologyFeature, FeatureValue> values, MorphologyFeature feature) {
        assertEquals(expected, values.get(feature).value(), 1e-12 * Math.max(1, Math.abs(expected)), feature::name);
    }

    private static void checkUndefined(Map<MorphologyFeature, FeatureValue> values,
            Map<MorphologyFeature, Status> expected) {
        Set<String> found = new TreeSet<>();
        values.forEach((feature, value) -> {
            if (value.status() != Status.OK) {
                found.add(feature + " " + value.status());
            }
        });
        Set<String> listed = new TreeSet<>();
        expected.forEach((feature, status) -> listed.add(feature + " " + status));
        assertEquals(listed, found);
    }

    /** The mesh of one voxel is an octahedron with its corners in the middle of the voxel's sides. */
    @Test
    void oneVoxelIsAnOctahedron() {
        Map<MorphologyFeature, FeatureValue> values = cuboid(1, 1, 1, UNEVEN, (x, y, z) -> 7);
        double area = Math.sqrt(2 * 2 * 3 * 3 + 3 * 3 * 5 * 5 + 5 * 5 * 2 * 2);
        check(30 / 6.0, values, VOLUME_MESH);
        check(30, values, VOLUME_VOXEL_COUNTING);
        check(area, values, SURFACE_AREA_MESH);
        check(5, values, MAXIMUM_3D_DIAMETER);
        check(1, values, VOLUME_DENSITY_CONVEX_HULL);
        check(1, values, AREA_DENSITY_CONVEX_HULL);
        check(1 / 6.0, values, VOLUME_DENSITY_AXIS_ALIGNED_BOUNDING_BOX);
        check(area / 62, values, AREA_DENSITY_AXIS_ALIGNED_BOUNDING_BOX);
        assertEquals(1 / Math.PI, values.get(VOLUME_DENSITY_MINIMUM_VOLUME_ENCLOSING_ELLIPSOID).value(), 1e-5);
        check(35, values, INTEGRATED_INTENSITY);
        check(0, values, CENTRE_OF_MASS_SHIFT);
        check(0, values, MAJOR_AXIS_LENGTH);
        checkUndefined(values, Map.of(ELONGATION, Status.TOO_FEW_VOXELS, FLATNESS, Status.TOO_FEW_VOXELS,
                VOLUME_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID, Status.TOO_FEW_VOXELS,
                AREA_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID, Status.TOO_FEW_VOXELS,
                MORANS_I_INDEX, Status.TOO_FEW_VOXELS, GEARYS_C_MEASURE, Status.TOO_FEW_VOXELS));
    }

    /** The regular octahedron lies flat between two of its faces, 1/√3 apart; seen along them it is a hexagon with sides 1/√2. */
    @Test
    void oneCubicVoxelLiesOnItsFace() {
        Map<MorphologyFeature, FeatureValue> values = cuboid(1, 1, 1, new Spacing(1, 1, 1), (x, y, z) -> 7);
        Solid box = Solid.box(1 / Math.sqrt(3), Math.sqrt(2 / 3.0), 1 / Math.sqrt(2));
        check(1 / 6.0 / box.volume(), values, VOLUME_DENSITY_ORIENTED_MINIMUM_BOUNDING_BOX);
        check(Math.sqrt(3) / box.area(), values, AREA_DENSITY_ORIENTED_MINIMUM_BOUNDING_BOX);
    }

    /** A cuboid whose edges and corners are cut half a voxel from its sides' ends. */
    @Test
    void cuboidIsAKnownBody() {
        int nx = 4;
        int ny = 6;
        int nz = 7;
        Map<MorphologyFeature, FeatureValue> values = cuboid(nx, ny, nz, new Spacing(1, 1, 1), (x, y, z) -> x);
        int faces = (nx - 1) * (ny - 1) + (ny - 1) * (nz - 1) + (nz - 1) * (nx - 1);
        int edges = nx - 1 + ny - 1 + nz - 1;
        check((nx - 1) * (ny - 1) * (nz - 1) + faces + edges / 2.0 + 1 / 6.0, values, VOLUME_MESH);
        check(2 * faces + 4 * edges * Math.sqrt(0.5) + Math.sqrt(3), values, SURFACE_AREA_MESH);
        check(nx * ny * nz, values, VOLUME_VOXEL_COUNTING);
        check(1, values, VOLUME_DENSITY_CONVEX_HULL);
        check(1, values, AREA_DENSITY_CONVEX_HULL);
        check(values.get(VOLUME_MESH).value() / (nx * ny * nz), values, VOLUME_DENSITY_ORIENTED_MINIMUM_BOUNDING_BOX);
        double n = nx * ny * nz;
        check(4 * Math.sqrt((nz * nz - 1) / 12.0 * n / (n - 1)), values, MAJOR_AXIS_LENGTH);
        check(4 * Math.sqrt((ny * ny - 1) / 12.0 * n / (n - 1)), values, MINOR_AXIS_LENGTH);
        check(4 * Math.sqrt((nx * nx - 1) / 12.0 * n / (n - 1)), values, LEAST_AXIS_LENGTH);
        // Σ x² / Σ x - Σ x / n over x = 0…3
        check(14 / 6.0 - 1.5, values, CENTRE_OF_MASS_SHIFT);
        checkUndefined(values, Map.of());
    }

    @Test
    void lineHasOneAxis() {
        Map<MorphologyFeature, FeatureValue> values = cuboid(1, 9, 1, UNEVEN, (x, y, z) -> y * y);
        check(27, values, MAXIMUM_3D_DIAMETER);
        check(4 * 3 * Math.sqrt(7.5), values, MAJOR_AXIS_LENGTH);
        check(0, values, MINOR_AXIS_LENGTH);
        check(0, values, LEAST_AXIS_LENGTH);
        check(0, values, ELONGATION);
        checkUndefined(values, Map.of(VOLUME_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID, Status.ZERO_DENOMINATOR,
                AREA_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID, Status.ZERO_DENOMINATOR));
    }

    @Test
    void plateHasTwoAxes() {
        Map<MorphologyFeature, FeatureValue> values = cuboid(8, 1, 6, UNEVEN, (x, y, z) -> x - z);
        check(0, values, LEAST_AXIS_LENGTH);
        check(0, values, FLATNESS);
        checkUndefined(values, Map.of(VOLUME_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID, Status.ZERO_DENOMINATOR));
    }

    @Test
    void twoVoxelsApartAreOneRegion() {
        try (Arena arena = Arena.ofShared()) {
            Region region = Cases.region(arena, new Cases.Extent(6, 7, 8, UNEVEN),
                    (x, y, z) -> x == 1 && y == 1 && z == 1 || x == 4 && y == 5 && z == 3, (x, y, z) -> x);
            Map<MorphologyFeature, FeatureValue> values = Cases.byFeature(region);
            check(2 * 30 / 6.0, values, VOLUME_MESH);
            check(10 / (4 * 5 * 3 * 30.0), values, VOLUME_DENSITY_AXIS_ALIGNED_BOUNDING_BOX);
            check(-1, values, MORANS_I_INDEX);
            check(1, values, GEARYS_C_MEASURE);
            // √((3·2)² + (4·3)² + (2·5)²) between the voxels; the centre moves from 1/2 to 4/5 of it.
            check(0.3 * Math.sqrt(280), values, CENTRE_OF_MASS_SHIFT);
            check(4 * Math.sqrt(280 / 2.0), values, MAJOR_AXIS_LENGTH);
        }
    }

    @Test
    void constantIntensityHasNoAutocorrelation() {
        checkUndefined(cuboid(3, 4, 5, UNEVEN, (x, y, z) -> 3), Map.of(MORANS_I_INDEX, Status.CONSTANT_INTENSITY,
                GEARYS_C_MEASURE, Status.CONSTANT_INTENSITY));
    }

    @Test
    void intensitiesWithoutSumHaveNoCentre() {
        checkUndefined(cuboid(3, 4, 5, UNEVEN, (x, y, z) -> x - 1),
                Map.of(CENTRE_OF_MASS_SHIFT, Status.ZERO_DENOMINATOR));
    }

    @Test
    void tooLongARegionIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            Grid grid = Grid.of(SurfacePoints.MAX_SIDE + 1, 1, 1, UNEVEN);
            Mask mask = new Mask(grid, arena.allocate(grid.voxelCount()).fill((byte) 1));
            assertThrows(IllegalArgumentException.class, () -> SurfacePoints.of(mask, Box.of(grid.size())));
        }
    }

    /** The longest region whose hull is exact. */
    @Test
    void longestRegionHasAHull() {
        try (Arena arena = Arena.ofConfined()) {
            Grid grid = Grid.of(SurfacePoints.MAX_SIDE, 1, 1, UNEVEN);
            Mask mask = new Mask(grid, arena.allocate(grid.voxelCount()).fill((byte) 1));
            ConvexHull hull = QuickHull.of(SurfacePoints.of(mask, Box.of(grid.size())));
            assertEquals(2.0 * SurfacePoints.MAX_SIDE, hull.diameter(UNEVEN));
        }
    }
}
