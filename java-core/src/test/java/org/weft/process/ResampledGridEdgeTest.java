package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;

/** Sizes and places of new grids where rounding, borders and orientation decide. */
class ResampledGridEdgeTest {

    private static ResampledGrid grid(Grid from, double x, double y, Optional<Double> z, Alignment alignment) {
        return ResampledGrid.of(from, new Interpolation(Optional.of(x), Optional.of(y), z, Method.LINEAR,
                Method.LINEAR, 0.5, alignment, false));
    }

    private static int count(long n, double from, double to) {
        return ResampledAxis.of("x", n, from, Optional.of(to), Alignment.CENTRE).to();
    }

    @Test
    void partOfAVoxelIsAVoxel() {
        assertEquals(100, count(204, 0.977, 2));
        assertEquals(99, count(201, 0.977, 2));
        assertEquals(90, count(60, 3, 2));
        assertEquals(101, count(10_001, 0.01, 1));
        assertEquals(1, count(3, 1, 50));
    }

    @Test
    void voxelsLongerThanTheImageAndTooManyAreRefused() {
        assertEquals("the new spacing along x, 50.0 mm, is longer than the image, 3 voxels of 1.0 mm; choose a smaller "
                + "one, or keep this axis as it is",
                assertThrows(IllegalArgumentException.class, () -> grid(Grid.of(3, 3, 1, new Spacing(1, 1, 1)), 50, 2,
                        Optional.of(50.0), Alignment.CENTRE)).getMessage());
        Grid fine = Grid.of(100, 100, 100, new Spacing(1, 1, 1));
        String message = assertThrows(IllegalArgumentException.class,
                () -> grid(fine, 0.01, 0.01, Optional.of(0.001), Alignment.CENTRE)).getMessage();
        assertEquals(
                "100 x 100 x 100 voxels of 1.0 x 1.0 x 1.0 mm become 10000 x 10000 x 100000 of 0.01 x 0.01 x 0.001 mm,"
                        + " more than a memory holds; choose a larger spacing",
                message);
    }

    @Test
    void roundingNoiseIsNoVoxel() {
        assertEquals(100, count(50, 2.0000000002, 1)); // 100.00000001
        assertEquals(100, count(1000, 0.1, 1));
        assertEquals(300, count(100, 0.3f, 0.1)); // 300.00001
        assertEquals(512, count(256, 0.9765625f * 2, 0.9765625));
        assertEquals(50, count(70, 0.7f, 0.98)); // 49.999999
    }

    @Test
    void spacingsEqualInFloat32AreTheSame() {
        ResampledAxis axis = ResampledAxis.of("x", 204, 0.977f, Optional.of(0.977), Alignment.CENTRE);
        assertTrue(axis.isSame());
        assertEquals(new ResampledAxis(204, 204, 0, 1, 0.977f), axis);
    }

    /** Axes x along world y, y along -z, z along -x; half of the difference in extent goes to either side. */
    @Test
    void centresCoincideAlongTheImagesAxes() {
        Direction turned = new Direction(0, 1, 0, 0, 0, -1, -1, 0, 0);
        Grid from = new Grid(new Size(10, 6, 4), new Spacing(1, 2, 3), new Point(-5, 10, 20), turned);
        Grid to = grid(from, 4, 1, Optional.empty(), Alignment.CENTRE).grid();
        assertEquals(new Size(3, 12, 4), to.size());
        assertEquals(new Spacing(4, 1, 3), to.spacing());
        assertEquals(turned, to.direction());
        // x: 10 voxels of 1 mm span 9 mm from centre to centre, 3 of 4 mm span 8; y: 10 and 11 mm
        assertEquals(new Point(-5, 10.5, 20.5), to.origin());
        assertEquals(from.toWorld(4.5, 2.5, 1.5), to.toWorld(1, 5.5, 1.5));
    }

    @Test
    void firstVoxelsCoincideWhereAskedFor() {
        Grid from = new Grid(new Size(10, 6, 4), new Spacing(1, 2, 3), new Point(-5, 10, 20), Direction.IDENTITY);
        Grid to = grid(from, 4, 1, Optional.of(0.5), Alignment.ORIGIN).grid();
        assertEquals(new Size(3, 12, 24), to.size());
        assertEquals(from.origin(), to.origin());
    }

    @Test
    void refusesMoreVoxelsThanAnyImageHas() {
        Grid from = Grid.of(204, 201, 60, new Spacing(0.977, 0.977, 3));
        assertEquals("204 voxels of 0.977 mm along x become more than 262144 of 1.0E-5 mm; choose a larger spacing",
                assertThrows(IllegalArgumentException.class,
                        () -> grid(from, 1e-5, 1, Optional.empty(), Alignment.CENTRE)).getMessage());
    }
}
