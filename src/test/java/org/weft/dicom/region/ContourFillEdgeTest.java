package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.DataSet;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/** Shapes whose voxels are counted by hand. */
class ContourFillEdgeTest {

    private static final Grid SMALL = new Grid(new Size(7, 6, 3), new Spacing(0.7, 1.3, 2.5),
            new Point(-12.3, 45.6, -78.9), Direction.IDENTITY);

    @Test
    void ofCentresOnTheEdgesOfASquareTheLowerOnesBelong() {
        expect(square(1, 1, 3), ".......", ".###...", ".###...", ".###...", ".......", ".......");
    }

    @Test
    void aSquareBetweenCentresTakesThoseInside() {
        expect(square(0.5, 0.5, 4), ".......", ".####..", ".####..", ".####..", ".####..", ".......");
    }

    @Test
    void aContourInsideAnotherIsAHole() {
        List<String> ring = List.of(".......", ".####..", ".#..#..", ".#..#..", ".####..", ".......");
        assertEquals(ring, fill(square(0.5, 0.5, 4), square(1.5, 1.5, 2)));
        assertEquals(ring, fill(square(1.5, 1.5, 2), square(0.5, 0.5, 4)));
    }

    @Test
    void anIslandInAHoleIsInside() {
        expect(List.of(square(-0.5, -0.5, 6), square(0.5, 0.5, 4), square(1.5, 1.5, 2)), "######.", "#....#.",
                "#.##.#.",
                "#.##.#.", "#....#.", "######.");
    }

    @Test
    void aKeyHoleContourIsTheSameRing() {
        DataSet keyHole = contour(0.5, 0.5, 4.5, 0.5, 4.5, 4.5, 0.5, 4.5, 0.5, 2.25, 1.5, 2.25, 1.5, 3.5, 3.5, 3.5, 3.5,
                1.5, 1.5, 1.5, 1.5, 2.25, 0.5, 2.25);
        expect(List.of(keyHole), ".......", ".####..", ".#..#..", ".#..#..", ".####..", ".......");
    }

    @Test
    void aKeyHoleWhoseCutRunsThroughCentresIsTheSameRing() {
        DataSet keyHole = contour(0.5, 0.5, 4.5, 0.5, 4.5, 4.5, 0.5, 4.5, 0.5, 2, 1.5, 2, 1.5, 3.5, 3.5, 3.5, 3.5, 1.5,
                1.5, 1.5, 1.5, 2, 0.5, 2);
        expect(List.of(keyHole), ".......", ".####..", ".#..#..", ".#..#..", ".####..", ".......");
    }

    @Test
    void severalContoursOnASliceAreOneRegion() {
        expect(List.of(square(0.5, 0.5, 2), square(3.5, 2.5, 2)), ".......", ".##....", ".##....", "....##.", "....##.",
                ".......");
    }

    @Test
    void contoursThatTouchEachOtherLeaveNoGap() {
        expect(List.of(square(1, 1, 2), square(3, 1, 2), square(1, 3, 2)), ".......", ".####..", ".####..", ".##....",
                ".##....", ".......");
    }

    @Test
    void aContourThatCrossesItselfIsInsideWhereItsOrderIsOdd() {
        // a pentagram-like bow tie: two triangles that meet at (3, 2.5)
        expect(List.of(contour(0.5, 0.5, 5.5, 4.5, 5.5, 0.5, 0.5, 4.5)), ".......", ".#...#.", ".##.##.", ".##.##.",
                ".#...#.", ".......");
    }

    @Test
    void ofCentresOnASlantedEdgeTheOnesOnTheLowerSideBelong() {
        // the diagonal runs through the centres (1,1) .. (4,4): a left edge of the one half, a right edge of the other
        expect(List.of(contour(1, 1, 5, 1, 5, 5)), ".......", ".####..", "..###..", "...##..", "....#..", ".......");
        expect(List.of(contour(1, 1, 5, 5, 1, 5)), ".......", ".......", ".#.....", ".##....", ".###...", ".......");
    }

    @Test
    void aContourBeyondTheImageIsCutAtItsSides() {
        expect(List.of(contour(-50, -50, 3.5, -50, 3.5, 3.5, -50, 3.5)), "####...", "####...", "####...", "####...",
                ".......", ".......");
        expect(List.of(contour(3.5, 3.5, 50, 3.5, 50, 50, 3.5, 50)), ".......", ".......", ".......", ".......",
                "....###", "....###");
    }

    @Test
    void contoursOfSeveralPlanesOnASliceAreUnited() {
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = Built.drawn(Built.contour(SMALL, 0.8, 0.5, 0.5, 4.5, 0.5, 4.5, 4.5, 0.5, 4.5),
                    Built.contour(SMALL, 1.2, 1.5, 1.5, 5.5, 1.5, 5.5, 3.5, 1.5, 3.5))
                    .mask(1, Built.space(SMALL), arena);
            assertEquals(List.of(".......", ".####..", ".#####.", ".#####.", ".####..", "......."),
                    Built.rows(mask, 1));
            assertEquals(List.of("slices that are nearest to several planes of contours take all of these: 1"),
                    mask.notes());
        }
    }

    private static DataSet square(double x, double y, double side) {
        return contour(x, y, x + side, y, x + side, y + side, x, y + side);
    }

    private static DataSet contour(double... corners) {
        return Built.contour(SMALL, 1, corners);
    }

    private static void expect(DataSet contour, String... rows) {
        expect(List.of(contour), rows);
    }

    private static void expect(List<DataSet> contours, String... rows) {
        assertEquals(List.of(rows), fill(contours.toArray(DataSet[]::new)));
    }

    private static List<String> fill(DataSet... contours) {
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = Built.drawn(contours).mask(1, Built.space(SMALL), arena);
            String other = Built.rows(mask, 0) + "" + Built.rows(mask, 2);
            assertEquals(-1, other.indexOf('#'), "other slices stay empty");
            return Built.rows(mask, 1);
        }
    }
}
