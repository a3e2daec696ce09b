package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.dicom.object.DataSet;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.Mask;

/**
 * Random polygons, whose corners lie on quarters of voxels so that centres often lie on edges and corners, against a test of every voxel by
 * itself in whole numbers; on grids that lie anyhow.
 */
class ContourFillInvariantTest {

    private static final int WIDTH = 31;
    private static final int HEIGHT = 29;
    private static final int ROUNDS = 200;

    static Stream<Named<Grid>> grids() {
        double c = Math.cos(0.3);
        double s = Math.sin(0.3);
        return Stream.of(Named.of("along the world's axes", grid(Direction.IDENTITY)),
                Named.of("sagittal", grid(new Direction(0, 1, 0, 0, 0, -1, -1, 0, 0))),
                Named.of("coronal", grid(new Direction(1, 0, 0, 0, 0, -1, 0, 1, 0))),
                Named.of("flipped", grid(new Direction(-1, 0, 0, 0, -1, 0, 0, 0, 1))),
                Named.of("left-handed", grid(new Direction(1, 0, 0, 0, 1, 0, 0, 0, -1))),
                Named.of("oblique", grid(new Direction(c, s * c, s * s, -s, c * c, c * s, 0, -s, c))));
    }

    private static Grid grid(Direction direction) {
        return new Grid(new Size(WIDTH, HEIGHT, 5), new Spacing(0.9765625, 0.7, 3.27),
                new Point(-249.51, 118.3, -608.5),
                direction);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void everyVoxelIsInsideAsOftenAsItselfSays(Grid grid) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (Arena arena = Arena.ofConfined()) {
            int filled = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<int[]> polygons = IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> polygon(random))
                        .toList();
                boolean[] expected = inside(polygons);
                if (IntStream.range(0, expected.length).noneMatch(i -> expected[i])) {
                    continue;
                }
                filled++;
                Mask mask = Built.drawn(contours(grid, polygons)).mask(1, Built.space(grid), arena).mask();
                for (int i = 0; i < expected.length; i++) {
                    assertEquals(expected[i], mask.contains(2L * WIDTH * HEIGHT + i), () -> "seed " + seed);
                }
            }
            assertTrue(filled > ROUNDS / 2, "most polygons enclose something");
        }
    }

    @Test
    void twoPartsOfASquareAreDisjointAndMakeItWhole() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Grid grid = grid(Direction.IDENTITY);
        int full = 4 * 20 + 4;
        try (Arena arena = Arena.ofConfined()) {
            for (int round = 0; round < ROUNDS; round++) {
                // a broken line from the top of the square to its bottom, with corners on voxels' centres
                List<Integer> left = new ArrayList<>(List.of(4, 4));
                List<Integer> right = new ArrayList<>(List.of(full, 4));
                for (int y = 4; y <= full; y += 8) {
                    int x = 8 + 4 * random.nextInt(17);
                    left.addAll(List.of(x, y));
                    right.addAll(List.of(x, y));
                }
                left.addAll(List.of(4, full));
                right.addAll(List.of(full, full));
                Mask a = mask(grid, left, arena);
                Mask b = mask(grid, right, arena);
                Mask whole = mask(grid, List.of(4, 4, full, 4, full, full, 4, full), arena);
                for (long i = 0; i < grid.voxelCount(); i++) {
                    int times = (a.contains(i) ? 1 : 0) + (b.contains(i) ? 1 : 0);
                    assertEquals(whole.contains(i) ? 1 : 0, times, () -> "seed " + seed);
                }
            }
        }
    }

    private static Mask mask(Grid grid, List<Integer> quarters, Arena arena) {
        int[] polygon = quarters.stream().mapToInt(Integer::intValue).toArray();
        return Built.drawn(contours(grid, List.of(polygon))).mask(1, Built.space(grid), arena).mask();
    }

    /** Corners x, y, x, y, ... in quarters of voxels, some of them outside the image. */
    private static int[] polygon(Random random) {
        return IntStream.range(0, 3 + random.nextInt(9))
                .flatMap(_ -> IntStream.of(random.nextInt(4 * WIDTH + 40) - 20, random.nextInt(4 * HEIGHT + 40) - 20))
                .toArray();
    }

    private static DataSet[] contours(Grid grid, List<int[]> polygons) {
        return polygons.stream().map(
                corners -> Built.contour(grid, 2,
                        IntStream.of(corners).mapToDouble(quarters -> quarters / 4.0).toArray()))
                .toArray(DataSet[]::new);
    }

    private static boolean[] inside(List<int[]> polygons) {
        boolean[] inside = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < inside.length; i++) {
            for (int[] corners : polygons) {
                inside[i] ^= isInside(corners, 4L * (i % WIDTH), 4L * (i / WIDTH));
            }
        }
        return inside;
    }

    /** Whether an odd number of edges crosses the point's row at the point or before it. */
    private static boolean isInside(int[] corners, long x, long y) {
        boolean isOdd = false;
        for (int i = 0; i < corners.length; i += 2) {
            int j = (i + 2) % corners.length;
            int low = corners[i + 1] < corners[j + 1] ? i : j;
            int high = low == i ? j : i;
            long rise = corners[high + 1] - corners[low + 1];
            boolean spans = corners[low + 1] <= y && y < corners[high + 1];
            isOdd ^= spans && (y - corners[low + 1]) * (corners[high] - corners[low]) <= (x - corners[low]) * rise;
        }
        return isOdd;
    }
}
