package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.Engines;
import org.weft.grid.Box;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.Normalisation;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;

/** What interpolation leaves as it is. */
class InterpolationInvariantTest {

    private static final Direction TURNED = new Direction(0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, -1);
    private static final Grid GRID = new Grid(new Size(43, 37, 19), new Spacing(0.9, 1.1, 2.7), new Point(-5, 10, 20),
            TURNED);

    private final Workers workers = new Workers(2);
    private final Engine engine = Engines.vector(workers);
    private final Arena arena = Arena.ofAuto();

    @AfterEach
    void close() {
        workers.close();
    }

    private static boolean ball(double x, double y, double z) {
        double i = (x - 23) / 9;
        double j = (y - 17) / 8;
        double k = (z - 8) / 4.5;
        return i * i + j * j + k * k <= 1;
    }

    private Region process(Region region, Processing processing, Reach reach) {
        return ImageProcessing.process(region, processing, reach, engine, arena);
    }

    private static Processing to(double spacing, Method method) {
        Optional<Double> s = Optional.of(spacing);
        return Cases.interpolate(s, s, s, method);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSpacingChangesNothing(Method method) {
        Region region = Cases.region(GRID, Cases.noise(), InterpolationInvariantTest::ball, arena);
        Processing same = Cases.interpolate(new Interpolation(Optional.of(0.9), Optional.empty(),
                Optional.of(2.7000001), method, method, 0.5, Alignment.CENTRE, true));
        Region processed = process(region, same, Reach.WHOLE);
        assertEquals(GRID, processed.volume().grid());
        assertEquals(-1, processed.volume().voxels().mismatch(region.volume().voxels()));
        assertEquals(-1, processed.roi().morphological().voxels().mismatch(region.roi().morphological().voxels()));
    }

    @ParameterizedTest
    @EnumSource
    void anAxisThatStaysKeepsItsVoxelsApart(Method method) {
        Region flat = Cases.region(GRID, (_, _, z) -> 100 * z * z, InterpolationInvariantTest::ball, arena);
        Processing inPlane = Cases.interpolate(new Interpolation(Optional.of(2.0), Optional.of(0.7), Optional.empty(),
                method, method, 0.5, Alignment.CENTRE, true));
        Region processed = process(flat, inPlane, Reach.WHOLE);
        Size size = processed.volume().grid().size();
        assertEquals(new Size(20, 59, 19), size);
        for (long i = 0; i < size.voxelCount(); i++) {
            long z = i / size.x() / size.y();
            assertEquals(100f * z * z, processed.volume().at(i));
        }
    }

    /** World coordinates as intensities: what is between the outermost voxels keeps its place, however the axes lie. */
    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "CUBIC_CONVOLUTION", "CUBIC_SPLINE"})
    void aRampInTheWorldStaysWhereItIs(Method method) {
        Region ramp = Cases.region(GRID, (x, y, z) -> ramp(GRID.toWorld(x, y, z)), InterpolationInvariantTest::ball,
                arena);
        for (Alignment alignment : Alignment.values()) {
            Region processed = process(ramp, Cases.interpolate(new Interpolation(Optional.of(1.3), Optional.of(0.8),
                    Optional.of(2.1), method, Method.LINEAR, 0.5, alignment, false)), Reach.NONE);
            Grid grid = processed.volume().grid();
            assertTrue(processed.roi().morphologicalVoxelCount() > 1000);
            for (long z = 0; z < grid.size().z(); z++) {
                for (long y = 0; y < grid.size().y(); y++) {
                    for (long x = 0; x < grid.size().x(); x++) {
                        assertEquals(ramp(grid.toWorld(x, y, z)), processed.volume().at(grid.index(x, y, z)),
                                method == Method.CUBIC_SPLINE ? 0.05 : 2e-4);
                    }
                }
            }
        }
    }

    private static double ramp(Point p) {
        return 3 * p.x() - 5 * p.y() + 7 * p.z() + 400;
    }

    @ParameterizedTest
    @EnumSource
    void aCropHasTheValuesOfTheWholeImage(Method method) {
        Region region = Cases.region(GRID, Cases.noise(), InterpolationInvariantTest::ball, arena);
        Processing processing = new Processing(Optional.of(new Normalisation(-900, 950, 100, Optional.of(1.2))),
                to(1.6, method).interpolation(), true, new Resegmentation(-80, 90, Optional.of(1.4)));
        Region whole = process(region, processing, Reach.WHOLE);
        for (Reach reach : List.of(Reach.NONE, new Reach(2, 0, 1), new Reach(3, 50, 4))) {
            Region crop = process(region, processing, reach);
            Box box = whole.roi().box().grow(reach, whole.volume().grid().size());
            assertEquals(box.size(), crop.volume().grid().size());
            assertEquals(-1, crop.volume().voxels().mismatch(whole.volume().crop(box, arena).voxels()));
            assertSameMask(whole.roi().morphological(), box, crop.roi().morphological());
            assertSameMask(whole.roi().intensity(), box, crop.roi().intensity());
            assertEquals(whole.roi().box().relativeTo(box), crop.roi().box());
            assertEquals(Roi.of(crop.roi().morphological()).box(), crop.roi().box());
            assertEquals(whole.roi().intensityVoxelCount(), crop.roi().intensityVoxelCount());
        }
    }

    private void assertSameMask(Mask whole, Box box, Mask crop) {
        assertEquals(-1, crop.voxels().mismatch(whole.crop(box, arena).voxels()));
    }

    @Test
    void neitherThreadsNorBackendChangeABit() {
        Region region = Cases.region(GRID, Cases.noise(), InterpolationInvariantTest::ball, arena);
        Processing processing = new Processing(Optional.of(new Normalisation(-900, 950, 100, Optional.empty())),
                to(0.8, Method.CUBIC_SPLINE).interpolation(), false, new Resegmentation(-80, 90, Optional.of(1.4)));
        Region expected = process(region, processing, Reach.WHOLE);
        for (int threadCount : new int[] {1, 3, 7}) {
            try (Workers others = new Workers(threadCount)) {
                for (String backend : List.of("scalar", "vector")) {
                    Region found = ImageProcessing.process(region, processing, Reach.WHOLE,
                            Engines.of(backend, others), arena);
                    assertEquals(-1, found.volume().voxels().mismatch(expected.volume().voxels()));
                    assertEquals(-1,
                            found.roi().intensity().voxels().mismatch(expected.roi().intensity().voxels()));
                }
            }
        }
    }

    /** A row of one voxel inside and one outside, made ten times finer: the mask falls by 0.1 from voxel to voxel, from 1 to 0. */
    @Test
    void theMaskEndsWhereItFallsBelowTheThreshold() {
        Grid grid = Grid.of(2, 1, 1, new Spacing(1, 1, 1));
        Region region = Cases.region(grid, (x, _, _) -> x, (x, _, _) -> x == 0, arena);
        for (int tenths = 1; tenths <= 10; tenths++) {
            Region processed = process(region,
                    Cases.interpolate(new Interpolation(Optional.of(0.1), Optional.empty(), Optional.empty(),
                            Method.LINEAR, Method.LINEAR, tenths / 10.0, Alignment.ORIGIN, false)),
                    Reach.WHOLE);
            assertEquals(11 - tenths, processed.roi().morphologicalVoxelCount(), tenths + " tenths");
        }
    }

    @Test
    void anIntensityMaskOfItsOwnIsInterpolatedToo() {
        Region shape = Cases.region(GRID, Cases.noise(), InterpolationInvariantTest::ball, arena);
        Region core = Cases.region(GRID, Cases.noise(), (x, y, z) -> ball(x, y, z) && x > 23, arena);
        Region both = new Region(shape.volume(), Roi.of(shape.roi().morphological(), core.roi().morphological()));
        Region processed = process(both, to(1.6, Method.LINEAR), Reach.WHOLE);
        Region expected = process(core, to(1.6, Method.LINEAR), Reach.WHOLE);
        assertEquals(-1, processed.roi().intensity().voxels().mismatch(expected.roi().morphological().voxels()));
        assertEquals(expected.roi().morphologicalVoxelCount(), processed.roi().intensityVoxelCount());
        assertEquals(-1, processed.roi().morphological().voxels().mismatch(
                process(shape, to(1.6, Method.LINEAR), Reach.WHOLE).roi().morphological().voxels()));
    }

    @Test
    void withoutProcessingNothingIsCopiedOrComputed() {
        Region region = Cases.region(GRID, Cases.noise(), InterpolationInvariantTest::ball, arena);
        assertSame(region, process(region, Processing.NONE, Reach.WHOLE));
    }
}
