package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.feature.FeatureValue;
import org.weft.grid.Spacing;
import org.weft.image.Region;

/** Laws of the features: what turning, moving and scaling a region changes, and what not. {@code -Dweft.seed=...} repeats a run. */
class MorphologyInvariantTest {

    private static final Spacing UNEVEN = new Spacing(0.7, 1.1, 2.3);

    /** A random blob: its voxels, intensities and size. */
    private record Blob(int nx, int ny, int nz, boolean[] inside, int[] intensities) {

        static Blob random(SplittableRandom random) {
            int nx = 3 + random.nextInt(6);
            int ny = 3 + random.nextInt(6);
            int nz = 3 + random.nextInt(6);
            boolean[] inside = new boolean[nx * ny * nz];
            int[] intensities = new int[inside.length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = i == 0 || random.nextInt(3) > 0;
                intensities[i] = random.nextInt(100);
            }
            return new Blob(nx, ny, nz, inside, intensities);
        }

        private int index(int x, int y, int z) {
            boolean within = x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz;
            return within ? x + nx * (y + ny * z) : -1;
        }

        boolean inside(int x, int y, int z) {
            int index = index(x, y, z);
            return index >= 0 && inside[index];
        }

        int intensity(int x, int y, int z) {
            int index = index(x, y, z);
            return index >= 0 ? intensities[index] : 1000;
        }
    }

    private static Map<MorphologyFeature, FeatureValue> original(Arena arena, Blob blob) {
        return Cases.byFeature(Cases.region(arena, new Cases.Extent(blob.nx, blob.ny, blob.nz, UNEVEN), blob::inside,
                blob::intensity));
    }

    @Test
    void flipsDoNotMatter() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofShared()) {
            for (int n = 0; n < 16; n++) {
                Blob blob = Blob.random(random);
                boolean fx = n % 2 == 1;
                boolean fy = n / 2 % 2 == 1;
                boolean fz = n / 4 % 2 == 1;
                Region flipped = Cases.region(arena, new Cases.Extent(blob.nx, blob.ny, blob.nz, UNEVEN),
                        (x, y, z) -> blob.inside(fx ? blob.nx - 1 - x : x, fy ? blob.ny - 1 - y : y,
                                fz ? blob.nz - 1 - z : z),
                        (x, y, z) -> blob.intensity(fx ? blob.nx - 1 - x : x, fy ? blob.ny - 1 - y : y,
                                fz ? blob.nz - 1 - z : z));
                assertSame(original(arena, blob), Cases.byFeature(flipped));
            }
        }
    }

    @Test
    void orderOfTheAxesDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofShared()) {
            for (int n = 0; n < 8; n++) {
                Blob blob = Blob.random(random);
                Region turned = Cases.region(arena,
                        new Cases.Extent(blob.nz, blob.nx, blob.ny, new Spacing(UNEVEN.z(), UNEVEN.x(), UNEVEN.y())),
                        (z, x, y) -> blob.inside(x, y, z), (z, x, y) -> blob.intensity(x, y, z));
                Region swapped = Cases.region(arena,
                        new Cases.Extent(blob.ny, blob.nx, blob.nz, new Spacing(UNEVEN.y(), UNEVEN.x(), UNEVEN.z())),
                        (y, x, z) -> blob.inside(x, y, z), (y, x, z) -> blob.intensity(x, y, z));
                Map<MorphologyFeature, FeatureValue> expected = original(arena, blob);
                assertSame(expected, Cases.byFeature(turned));
                assertSame(expected, Cases.byFeature(swapped));
            }
        }
    }

    @Test
    void whatLiesAroundTheRegionDoesNotMatter() {
        Blob blob = Blob.random(new SplittableRandom(Cases.SEED));
        try (Arena arena = Arena.ofShared()) {
            Region moved = Cases.region(arena, new Cases.Extent(blob.nx + 7, blob.ny + 5, blob.nz + 4, UNEVEN),
                    (x, y, z) -> blob.inside(x - 4, y - 1, z - 3), (x, y, z) -> blob.intensity(x - 4, y - 1, z - 3));
            assertSame(original(arena, blob), Cases.byFeature(moved));
        }
    }

    @Test
    void lengthsScaleWithTheSpacing() {
        Blob blob = Blob.random(new SplittableRandom(Cases.SEED));
        double s = 2.5;
        try (Arena arena = Arena.ofShared()) {
            Region larger = Cases.region(arena,
                    new Cases.Extent(blob.nx, blob.ny, blob.nz,
                            new Spacing(s * UNEVEN.x(), s * UNEVEN.y(), s * UNEVEN.z())),
                    blob::inside, blob::intensity);
            Map<MorphologyFeature, FeatureValue> expected = original(arena, blob);
            Cases.byFeature(larger).forEach((feature, value) -> {
                double factor = switch (feature) {
                    case VOLUME_MESH, VOLUME_VOXEL_COUNTING, INTEGRATED_INTENSITY -> s * s * s;
                    case SURFACE_AREA_MESH -> s * s;
                    case SURFACE_TO_VOLUME_RATIO -> 1 / s;
                    case CENTRE_OF_MASS_SHIFT, MAXIMUM_3D_DIAMETER, MAJOR_AXIS_LENGTH, MINOR_AXIS_LENGTH,
                            LEAST_AXIS_LENGTH ->
                        s;
                    default -> 1;
                };
                assertNear(feature, factor * expected.get(feature).value(), value.value());
            });
        }
    }

    @Test
    void threadsDoNotMatter() {
        try (Arena arena = Arena.ofShared()) {
            Region region = Cases.ball(arena, 9.3, UNEVEN);
            List<FeatureValue> expected = Cases.extract(region, 1);
            assertEquals(expected, Cases.extract(region, 2));
            assertEquals(expected, Cases.extract(region, 5));
        }
    }

    /** The mesh of a ball lies in cells that the sphere cuts, within √3 voxels of it; and no body is rounder than a sphere. */
    @Test
    void ballsApproachTheSphere() {
        try (Arena arena = Arena.ofShared()) {
            for (double radius : new double[] {1, 2.5, 6, 14, 30}) {
                Map<MorphologyFeature, FeatureValue> values = Cases
                        .byFeature(Cases.ball(arena, radius, new Spacing(1, 1, 1)));
                double meshRadius = Math.cbrt(values.get(MorphologyFeature.VOLUME_MESH).value() * 3 / (4 * Math.PI));
                assertEquals(radius, meshRadius, Math.sqrt(3));
                assertEquals(2 * radius, values.get(MorphologyFeature.MAXIMUM_3D_DIAMETER).value(), 2 * Math.sqrt(3));
                assertTrue(values.get(MorphologyFeature.SPHERICITY).value() < 1);
            }
        }
    }

    private static void assertSame(Map<MorphologyFeature, FeatureValue> expected,
            Map<MorphologyFeature, FeatureValue> found) {
        expected.forEach((feature, value) -> {
            assertEquals(value.status(), found.get(feature).status(), feature::name);
            assertNear(feature, value.value(), found.get(feature).value());
        });
    }

    /** The enclosing ellipsoid is approximate, within its stated tolerance; all else differs by rounding. */
    private static void assertNear(MorphologyFeature feature, double expected, double found) {
        double tolerance = feature.name().contains("MINIMUM_VOLUME") ? 1e-5 : 1e-9;
        assertEquals(expected, found, tolerance * Math.max(Math.abs(expected), 0.01),
                () -> feature + ", weft.seed=" + Cases.SEED);
    }
}
