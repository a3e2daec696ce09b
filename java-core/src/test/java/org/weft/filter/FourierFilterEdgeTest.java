package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Gabor.Planes;
import org.weft.settings.Length;

/** The smallest images, and what the filters of the Fourier domain refuse. */
class FourierFilterEdgeTest {

    private static final Spacing SPACING = new Spacing(1, 1, 1);
    private static final Filter LAPLACIAN = new Filter.LaplacianOfGaussian(mm(1), 4, 3, Boundary.MIRROR);

    private static Length mm(double value) {
        return new Length(value, Length.Unit.MM);
    }

    private static Filter.Gabor gabor(double sigma, Planes planes, Boundary boundary) {
        return new Filter.Gabor(mm(sigma), mm(3), 1, 0, Optional.empty(), Filter.Pooling.MEAN, planes, boundary);
    }

    private static Volume apply(Filter filter, Grid grid, Arena arena) {
        try (Workers workers = new Workers(2)) {
            return Filters.apply(filter, Noise.of(grid, (x, y, z) -> 5, arena), Engines.scalar(workers), arena);
        }
    }

    private static String refusal(Filter filter, Grid grid) {
        try (Arena arena = Arena.ofShared()) {
            return assertThrows(IllegalArgumentException.class, () -> apply(filter, grid, arena)).getMessage();
        }
    }

    /** A kernel far wider than the image sees the mirrored image over and over: a single voxel is a constant image. */
    @Test
    void aSingleVoxelIsFiltered() {
        Filter gabor = gabor(5, Planes.ORTHOGONAL, Boundary.MIRROR);
        try (Arena arena = Arena.ofShared()) {
            Volume response = apply(gabor, Grid.of(1, 1, 1, SPACING), arena);
            Volume wide = apply(gabor, Grid.of(9, 8, 7, SPACING), arena);
            assertEquals(wide.at(200), response.at(0), 1e-5);
            Filter riesz = new Filter.Riesz(0, 1, 0, LAPLACIAN, Optional.of(mm(1)), Boundary.MIRROR);
            assertEquals(0, apply(riesz, Grid.of(1, 1, 1, SPACING), arena).at(0), 1e-5);
        }
    }

    @Test
    void reachIsTheKernelsOrAll() {
        assertEquals(new Reach(14, 14, 0),
                Filters.reach(gabor(2, Planes.AXIAL, Boundary.ZERO), SPACING));
        assertEquals(new Reach(14, 14, 7),
                Filters.reach(gabor(2, Planes.ORTHOGONAL, Boundary.MIRROR), new Spacing(1, 1, 2)));
        assertEquals(new Reach(Long.MAX_VALUE, Long.MAX_VALUE, 0),
                Filters.reach(gabor(2, Planes.AXIAL, Boundary.PERIODIC), SPACING));
        assertEquals(new Reach(Long.MAX_VALUE, Long.MAX_VALUE, 0),
                Filters.reach(new Filter.Simoncelli(1, 2), SPACING));
        assertEquals(Reach.WHOLE, Filters.reach(new Filter.Simoncelli(1, 3), SPACING));
        assertEquals(Reach.WHOLE,
                Filters.reach(new Filter.Riesz(1, 0, 0, LAPLACIAN, Optional.empty(), Boundary.ZERO), SPACING));
    }

    @Test
    void aKernelBeyondTheLargestSupportIsRefused() {
        assertEquals(
                "the kernel of the Gabor filter would reach 511 voxels to each side, more than 500: choose a smaller sigma, a larger gamma or a coarser grid",
                refusal(gabor(73, Planes.AXIAL, Boundary.ZERO), Grid.of(4, 4, 4, SPACING)));
        Filter wide = new Filter.LaplacianOfGaussian(mm(200), 4, 3, Boundary.ZERO);
        assertEquals(
                "a Gaussian of standard deviation 200.0 voxels along x, cut off at 4.0 standard deviations, is wider than 1001 voxels; choose a smaller sigma or interpolate to a larger spacing",
                refusal(new Filter.Riesz(1, 0, 0, wide, Optional.empty(), Boundary.ZERO), Grid.of(4, 4, 4, SPACING)));
    }

    @Test
    void anAxisWithoutFrequenciesIsRefused() {
        assertEquals(
                "a simoncelli filter in 3 dimensions needs at least 2 voxels along z, not an image of 4 x 4 x 1: ask for 2 dimensions",
                refusal(new Filter.Simoncelli(1, 3), Grid.of(4, 4, 1, SPACING)));
        assertEquals("a simoncelli filter in 2 dimensions needs at least 2 voxels along x, not an image of 1 x 4 x 1",
                refusal(new Filter.Simoncelli(1, 2), Grid.of(1, 4, 1, SPACING)));
        assertEquals(
                "a periodic Riesz transform needs at least 2 voxels along each axis, not an image of 4 x 4 x 1: choose another boundary",
                refusal(new Filter.Riesz(1, 0, 0, LAPLACIAN, Optional.empty(), Boundary.PERIODIC),
                        Grid.of(4, 4, 1, SPACING)));
    }
}
