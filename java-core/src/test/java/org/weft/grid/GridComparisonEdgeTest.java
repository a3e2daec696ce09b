package org.weft.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Each way in which a mask may miss its image's grid is told in words, and rounding of headers is forgiven. */
class GridComparisonEdgeTest {

    private static final Size SIZE = new Size(101, 81, 41);
    private static final Spacing SPACING = new Spacing(1, 1, 3);
    private static final Point ORIGIN = new Point(-50, -40, 300);
    private static final Grid IMAGE = new Grid(SIZE, SPACING, ORIGIN, Direction.IDENTITY);
    private static final Direction Y_FLIPPED = new Direction(1, 0, 0, 0, -1, 0, 0, 0, 1);

    @Test
    void forgivesUpToAHundredthOfAVoxelAtEveryCorner() {
        assertTrue(with(SIZE, SPACING, new Point(-50.009, -39.991, 300.029), Direction.IDENTITY).same());
        assertTrue(with(SIZE, new Spacing(1.00009, 1, 3), ORIGIN, Direction.IDENTITY).same());
        assertTrue(with(SIZE, SPACING, ORIGIN, aboutZ(0.0055)).same());
        assertFalse(with(SIZE, SPACING, new Point(-50.011, -40, 300), Direction.IDENTITY).same());
        assertFalse(with(SIZE, SPACING, new Point(-50, -40, 300.031), Direction.IDENTITY).same());
        assertFalse(with(SIZE, new Spacing(1.00011, 1, 3), ORIGIN, Direction.IDENTITY).same());
        assertFalse(with(SIZE, SPACING, ORIGIN, aboutZ(0.006)).same());
        assertEquals("same grid", with(SIZE, SPACING, ORIGIN, Direction.IDENTITY).toString());
    }

    @Test
    void tellsSizes() {
        says("the image has 101 x 81 x 41 voxels and the mask 101 x 81 x 40",
                with(new Size(101, 81, 40), SPACING, ORIGIN, Direction.IDENTITY));
    }

    @Test
    void tellsSpacings() {
        says("the image's voxels are 1.0 x 1.0 x 3.0 mm and the mask's 1.0 x 1.0 x 2.5 mm",
                with(SIZE, new Spacing(1, 1, 2.5), ORIGIN, Direction.IDENTITY));
    }

    @Test
    void tellsShifts() {
        says("the mask is shifted by (5.000, 0.000, -3.000) mm",
                with(SIZE, SPACING, new Point(-45, -40, 297), Direction.IDENTITY));
        says("the image has 101 x 81 x 41 voxels and the mask 101 x 81 x 40, the mask is shifted by (0.000, 0.000, 3.000) mm",
                with(new Size(101, 81, 40), SPACING, new Point(-50, -40, 303), Direction.IDENTITY));
    }

    @Test
    void tellsFlips() {
        says("the mask's y axis runs the other way", with(SIZE, SPACING, new Point(-50, 40, 300), Y_FLIPPED));
        says("the mask's x and y axes run the other way",
                with(SIZE, SPACING, new Point(50, 40, 300), new Direction(-1, 0, 0, 0, -1, 0, 0, 0, 1)));
    }

    @Test
    void tellsPermutations() {
        says("the image has 101 x 81 x 41 voxels and the mask 81 x 101 x 41, the mask's x, y and z axes run along the image's y, x, z",
                with(new Size(81, 101, 41), SPACING, ORIGIN, new Direction(0, 1, 0, 1, 0, 0, 0, 0, 1)));
        says("the mask's x, y and z axes run along the image's z, -y, x",
                with(SIZE, SPACING, ORIGIN, new Direction(0, 0, 1, 0, -1, 0, 1, 0, 0)));
    }

    @Test
    void tellsRotations() {
        says("the mask's axes are turned by 10.00 degrees against the image's",
                with(SIZE, SPACING, ORIGIN, aboutZ(10)));
        says("the mask's axes are turned by 0.10 degrees against the image's",
                with(SIZE, SPACING, ORIGIN, aboutZ(0.1)));
    }

    @Test
    void obliqueGridsAreComparedAlongTheirOwnAxes() {
        Grid oblique = new Grid(SIZE, SPACING, ORIGIN, aboutZ(30));
        Point along = oblique.toWorld(0, 0, 2);
        assertTrue(GridComparison.of(oblique, oblique).same());
        assertEquals("the mask is shifted by (0.000, 0.000, 6.000) mm",
                GridComparison.of(oblique, new Grid(SIZE, SPACING, along, aboutZ(30))).toString());
    }

    private static GridComparison with(Size size, Spacing spacing, Point origin, Direction direction) {
        return GridComparison.of(IMAGE, new Grid(size, spacing, origin, direction));
    }

    private static void says(String words, GridComparison comparison) {
        assertFalse(comparison.same());
        assertEquals(words, comparison.toString());
    }

    private static Direction aboutZ(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Direction(c, s, 0, -s, c, 0, 0, 0, 1);
    }
}
