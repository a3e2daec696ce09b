package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.backend.scalar.ScalarCells;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.kernel.CellKernel;
import org.weft.kernel.Slab;

/** Laws of the mesh: it is closed, it measures what its triangles do, and moving the mask moves it. */
class MarchingCubesInvariantTest {

    private static final Spacing UNEVEN = new Spacing(0.7, 1.1, 2.3);

    /** A vertex in space, in half voxels. */
    private record Place(long x, long y, long z) {

        Vector millimetres() {
            return new Vector(x * UNEVEN.x() / 2, y * UNEVEN.y() / 2, z * UNEVEN.z() / 2);
        }
    }

    private record Edge(Place from, Place to) {}

    /** Triangles of one cell's patch, with as many alternatives as it has. */
    private record Surface(List<List<List<Place>>> fillings) {}

    @Test
    void everyEdgeBelongsToTwoTrianglesOfOppositeTurn() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofConfined()) {
            for (int n = 0; n < 60; n++) {
                Map<Edge, Integer> edges = new HashMap<>();
                for (Surface surface : mesh(randomMask(arena, random, n))) {
                    surface.fillings.get(random.nextInt(surface.fillings.size())).forEach(t -> {
                        for (int k = 0; k < 3; k++) {
                            edges.merge(new Edge(t.get(k), t.get((k + 1) % 3)), 1, Integer::sum);
                        }
                    });
                }
                edges.forEach((edge, count) -> {
                    assertEquals(1, count, () -> edge + " belongs to several triangles, weft.seed=" + Cases.SEED);
                    assertTrue(edges.containsKey(new Edge(edge.to, edge.from)),
                            () -> edge + " is open, weft.seed=" + Cases.SEED);
                });
            }
        }
    }

    @Test
    void meshMeasuresWhatItsTrianglesDo() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofConfined()) {
            for (int n = 0; n < 20; n++) {
                Mask mask = randomMask(arena, random, n);
                double volume = 0;
                double area = 0;
                for (Surface surface : mesh(mask)) {
                    for (List<List<Place>> filling : surface.fillings) {
                        for (List<Place> t : filling) {
                            Vector a = t.get(0).millimetres();
                            Vector b = t.get(1).millimetres();
                            Vector c = t.get(2).millimetres();
                            volume += a.dot(b.cross(c)) / 6 / surface.fillings.size();
                            area += b.minus(a).cross(c.minus(a)).length() / 2 / surface.fillings.size();
                        }
                    }
                }
                Solid measured = MarchingCubes.measure(count(arena, mask), UNEVEN);
                assertEquals(volume, measured.volume(), 1e-10 * volume);
                assertEquals(area, measured.area(), 1e-10 * area);
            }
        }
    }

    /** Without voxels that touch along an edge only, inside and outside have the same surface. */
    @Test
    void complementFillsTheRestOfTheBox() {
        Cases.Extent extent = new Cases.Extent(19, 17, 15, UNEVEN);
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        try (Arena arena = Arena.ofConfined()) {
            Solid box = measure(arena, extent, (x, y, z) -> true);
            for (int n = 0; n < 10; n++) {
                double radius = 1 + 5.5 * random.nextDouble();
                Cases.Inside ball = (x, y,
                        z) -> (x - 9) * (x - 9) + (y - 8) * (y - 8) + (z - 7) * (z - 7) <= radius * radius;
                Solid inside = measure(arena, extent, ball);
                Solid outside = measure(arena, extent, (x, y, z) -> !ball.test(x, y, z));
                assertEquals(box.volume(), inside.volume() + outside.volume(), 1e-10 * box.volume());
                assertEquals(box.area() + inside.area(), outside.area(), 1e-10 * outside.area());
            }
        }
    }

    @Test
    void placeInTheGridDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(Cases.SEED);
        boolean[] inside = new boolean[5 * 5 * 5];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = random.nextBoolean();
        }
        Cases.Inside here = (x, y, z) -> x >= 0 && y >= 0 && z >= 0 && x < 5 && y < 5 && z < 5
                && inside[x + 5 * (y + 5 * z)];
        try (Arena arena = Arena.ofConfined()) {
            Solid expected = measure(arena, new Cases.Extent(5, 5, 5, UNEVEN), here);
            Solid moved = measure(arena, new Cases.Extent(9, 11, 13, UNEVEN),
                    (x, y, z) -> here.test(x - 4, y - 2, z - 8));
            assertEquals(expected, moved);
        }
    }

    private static Mask randomMask(Arena arena, SplittableRandom random, int n) {
        int sparseness = 2 + n % 4;
        boolean inverse = n % 8 >= 4;
        return Cases.mask(arena, new Cases.Extent(6, 5, 7, UNEVEN),
                (x, y, z) -> random.nextInt(sparseness) == 0 != inverse);
    }

    private static Solid measure(Arena arena, Cases.Extent extent, Cases.Inside inside) {
        return MarchingCubes.measure(count(arena, Cases.mask(arena, extent, inside)), extent.spacing());
    }

    private static MemorySegment count(Arena arena, Mask mask) {
        long layers = mask.grid().size().z() + 1;
        MemorySegment counts = arena.allocate(ValueLayout.JAVA_LONG, layers * 256);
        new ScalarCells().count(new CellKernel.Arguments(mask, Slab.whole(layers), counts));
        return counts;
    }

    private static List<Surface> mesh(Mask mask) {
        var size = mask.grid().size();
        List<Surface> mesh = new ArrayList<>();
        for (long z = -1; z < size.z(); z++) {
            for (long y = -1; y < size.y(); y++) {
                for (long x = -1; x < size.x(); x++) {
                    int pattern = 0;
                    for (int corner = 0; corner < 8; corner++) {
                        long cx = x + (corner & 1);
                        long cy = y + (corner >> 1 & 1);
                        long cz = z + (corner >> 2);
                        boolean within = Math.min(cx, Math.min(cy, cz)) >= 0 && cx < size.x() && cy < size.y()
                                && cz < size.z();
                        pattern |= within && mask.contains(mask.grid().index(cx, cy, cz)) ? 1 << corner : 0;
                    }
                    Place origin = new Place(2 * x, 2 * y, 2 * z);
                    MarchingCubes.surface(pattern).forEach(patch -> mesh.add(place(patch, origin)));
                }
            }
        }
        return mesh;
    }

    private static Surface place(MarchingCubes.Patch patch, Place origin) {
        return new Surface(patch.fillings().stream().map(filling -> filling.stream()
                .map(t -> List.of(t.a(), t.b(), t.c()).stream()
                        .map(v -> new Place(origin.x + v.x(), origin.y + v.y(), origin.z + v.z())).toList())
                .toList()).toList());
    }
}
