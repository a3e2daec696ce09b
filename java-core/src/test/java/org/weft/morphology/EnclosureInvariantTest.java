package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Roi;
import org.weft.kernel.Workers;

/** What encloses a region, against all vertices of its mesh. */
class EnclosureInvariantTest {

    private static final Spacing UNEVEN = new Spacing(0.7, 1.1, 2.3);

    /** A vertex of a mesh, in half voxels. */
    private record Place(long x, long y, long z) {

        Place minus(Place o) {
            return new Place(x - o.x, y - o.y, z - o.z);
        }

        Place cross(Place o) {
            return new Place(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
        }

        long dot(Place o) {
            return x * o.x + y * o.y + z * o.z;
        }

        Vector millimetres() {
            return new Vector(x * UNEVEN.x() / 2, y * UNEVEN.y() / 2, z * UNEVEN.z() / 2);
        }
    }

    @Test
    void hullIsClosedConvexAndHoldsTheMesh() {
        forRandomMasks((mask, hull) -> {
            List<Place> mesh = meshVertices(mask);
            List<Place> vertices = vertices(hull);
            assertTrue(mesh.containsAll(vertices));
            assertEquals(2 * vertices.size() - 4, hull.triangleCount());
            for (int t = 0; t < hull.triangleCount(); t++) {
                Place a = vertices.get(hull.corners()[3 * t]);
                Place b = vertices.get(hull.corners()[3 * t + 1]);
                Place c = vertices.get(hull.corners()[3 * t + 2]);
                Place normal = b.minus(a).cross(c.minus(a));
                assertTrue(normal.dot(normal) > 0);
                assertTrue(mesh.stream().allMatch(v -> normal.dot(v.minus(a)) <= 0));
                for (int k = 0; k < 3; k++) {
                    int beyond = hull.neighbours()[3 * t + k];
                    assertEquals(1,
                            sharedEdges(hull, beyond, hull.corners()[3 * t + (k + 1) % 3], hull.corners()[3 * t + k]));
                }
            }
        });
    }

    @Test
    void diameterIsTheLargestDistanceInTheMesh() {
        forRandomMasks((mask, hull) -> {
            List<Vector> mesh = meshVertices(mask).stream().map(Place::millimetres).toList();
            double largest = mesh.stream().flatMapToDouble(a -> mesh.stream().mapToDouble(b -> a.minus(b).length()))
                    .max().orElseThrow();
            assertEquals(largest, hull.diameter(UNEVEN), 1e-12 * largest);
        });
    }

    @Test
    void orientedBoxIsTheSmallestOverFacesAndTheirOutlines() {
        try (Workers workers = new Workers(2)) {
            forRandomMasks((mask, hull) -> {
                Solid box = OrientedBox.around(hull, UNEVEN, workers);
                var size = Roi.of(mask).box().size();
                double aligned = size.voxelCount() * UNEVEN.voxelVolume();
                assertTrue(box.volume() >= hull.measure(UNEVEN).volume());
                assertTrue(box.volume() <= aligned * (1 + 1e-12));
                assertEquals(smallestBox(hull, aligned), box.volume(), 1e-9 * aligned);
            });
        }
    }

    /** Boxes across every face and every axis, turned along the projection of every edge of the hull. */
    private static double smallestBox(ConvexHull hull, double aligned) {
        Vector[] points = hull.points(UNEVEN);
        double smallest = aligned;
        List<Vector> directions = new ArrayList<>(hull.faces(UNEVEN).normals());
        directions.addAll(List.of(Vector.X, Vector.Y, Vector.Z));
        for (Vector across : directions) {
            double height = extent(points, across);
            for (int e = 0; e < hull.corners().length; e++) {
                Vector edge = points[hull.corners()[e / 3 * 3 + (e + 1) % 3]].minus(points[hull.corners()[e]]);
                Vector along = edge.minus(across.times(edge.dot(across)));
                if (along.length() > 1e-9 * edge.length()) {
                    double length = extent(points, along.unit());
                    smallest = Math.min(smallest, height * length * extent(points, across.cross(along.unit())));
                }
            }
        }
        return smallest;
    }

    private static double extent(Vector[] points, Vector direction) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Vector point : points) {
            lowest = Math.min(lowest, point.dot(direction));
            highest = Math.max(highest, point.dot(direction));
        }
        return highest - lowest;
    }

    /** Smallest because the weights show it: a mean and covariance of points on its surface, by John's theorem. */
    @Test
    void ellipsoidHoldsTheMeshAndIsNearlyOptimal() {
        forRandomMasks((mask, hull) -> {
            EnclosingEllipsoid ellipsoid = EnclosingEllipsoid.around(hull.points(UNEVEN));
            SymmetricMatrix inverse = ellipsoid.shape().inverse();
            double square = ellipsoid.radius() * ellipsoid.radius();
            assertTrue(meshVertices(mask).stream().map(Place::millimetres)
                    .allMatch(v -> inverse.form(v.minus(ellipsoid.centre())) <= square * (1 + 1e-9)));
            assertEquals(3, square, 1e-5);
            assertTrue(ellipsoid.measure().volume() >= hull.measure(UNEVEN).volume());
        });
    }

    private static void forRandomMasks(BiConsumer<Mask, ConvexHull> check) {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofShared()) {
            for (int n = 0; n < 40; n++) {
                Cases.Extent extent = new Cases.Extent(1 + random.nextInt(9), 1 + random.nextInt(9),
                        1 + random.nextInt(9), UNEVEN);
                int sparseness = 1 + random.nextInt(20);
                Mask mask = Cases.mask(arena, extent, (x, y, z) -> x + y + z == 0 || random.nextInt(sparseness) == 0);
                check.accept(mask, QuickHull.of(SurfacePoints.of(mask, Roi.of(mask).box())));
            }
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", weft.seed=" + Cases.SEED, e);
        }
    }

    /** Between every two neighbours of which one is inside; the box of these masks begins at voxel 0. */
    private static List<Place> meshVertices(Mask mask) {
        var size = mask.grid().size();
        Set<Place> vertices = new HashSet<>();
        int[][] steps = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
        for (long index = 0; index < size.voxelCount(); index++) {
            long x = index % size.x();
            long y = index / size.x() % size.y();
            long z = index / size.x() / size.y();
            for (int[] step : steps) {
                long ox = x + step[0];
                long oy = y + step[1];
                long oz = z + step[2];
                boolean within = Math.min(ox, Math.min(oy, oz)) >= 0 && ox < size.x() && oy < size.y() && oz < size.z();
                if (mask.contains(index) && !(within && mask.contains(mask.grid().index(ox, oy, oz)))) {
                    vertices.add(new Place(2 * x + step[0], 2 * y + step[1], 2 * z + step[2]));
                }
            }
        }
        return new ArrayList<>(vertices);
    }

    private static List<Place> vertices(ConvexHull hull) {
        List<Place> vertices = new ArrayList<>();
        for (int i = 0; i < hull.vertices().length; i += 3) {
            vertices.add(new Place(hull.vertices()[i], hull.vertices()[i + 1], hull.vertices()[i + 2]));
        }
        return vertices;
    }

    private static int sharedEdges(ConvexHull hull, int triangle, int from, int to) {
        int count = 0;
        for (int k = 0; k < 3; k++) {
            boolean same = hull.corners()[3 * triangle + k] == from && hull.corners()[3 * triangle + (k + 1) % 3] == to;
            count += same ? 1 : 0;
        }
        return count;
    }
}
