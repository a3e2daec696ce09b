package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.Engines;
import org.weft.grid.Boundary;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Gabor.Planes;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length;

/** Laws of the Gabor filter. */
class GaborFilterInvariantTest {

    private static final Grid GRID = Grid.of(23, 17, 11, new Spacing(1, 2, 2.5));

    private static Filter.Gabor gabor(Optional<Double> step, Pooling pooling, Planes planes, Boundary boundary) {
        return new Filter.Gabor(new Length(1.5, Length.Unit.MM), new Length(4, Length.Unit.MM), 0.8, 20, step, pooling,
                planes, boundary);
    }

    /** The sum of the definition, in millimetres, far beyond where the kernel vanishes. */
    private static double modulus(Volume image, long x, long y, long z, double theta, Boundary boundary) {
        double real = 0;
        double imaginary = 0;
        double c = Math.cos(Math.toRadians(theta));
        double s = Math.sin(Math.toRadians(theta));
        for (long k = -20; k <= 20; k++) {
            for (long l = -12; l <= 12; l++) {
                long i = boundary.index(x - k, 23);
                long j = boundary.index(y - l, 17);
                if (i != Boundary.NOWHERE && j != Boundary.NOWHERE) {
                    double a = k * c + 2 * l * s;
                    double b = -k * s + 2 * l * c;
                    double value = image.at(GRID.index(i, j, z))
                            * Math.exp(-(a * a + 0.8 * 0.8 * b * b) / (2 * 1.5 * 1.5));
                    real += value * Math.cos(2 * Math.PI * a / 4);
                    imaginary += value * Math.sin(2 * Math.PI * a / 4);
                }
            }
        }
        return Math.hypot(real, imaginary);
    }

    @ParameterizedTest
    @EnumSource
    void responseIsTheDefinitionsSum(Boundary boundary) {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.normal(GRID, 7, arena);
            Volume response = Filters.apply(gabor(Optional.empty(), Pooling.MEAN, Planes.AXIAL, boundary), image,
                    Engines.scalar(workers), arena);
            for (long i = 0; i < GRID.voxelCount(); i += 7) {
                assertEquals(modulus(image, i % 23, i / 23 % 17, i / (23 * 17), 20, boundary), response.at(i), 1e-4);
            }
        }
    }

    /** 72° do not divide half a turn: five orientations; 60° do: six, of which three differ. */
    @Test
    void orientationsOfTheFullCircleArePooled() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.normal(GRID, 8, arena);
            for (Pooling pooling : Pooling.values()) {
                DoubleBinaryOperator pool = switch (pooling) {
                    case MEAN -> Double::sum;
                    case MAX -> Math::max;
                    case MIN -> Math::min;
                };
                for (double step : new double[] {72, 60}) {
                    Volume response = Filters.apply(
                            gabor(Optional.of(step), pooling, Planes.AXIAL, Boundary.NEAREST), image,
                            Engines.scalar(workers), arena);
                    for (long i = 0; i < GRID.voxelCount(); i += 211) {
                        long voxel = i;
                        double expected = DoubleStream.iterate(20, theta -> theta < 380, theta -> theta + step)
                                .map(theta -> modulus(image, voxel % 23, voxel / 23 % 17, voxel / (23 * 17), theta,
                                        Boundary.NEAREST))
                                .reduce(pool).orElseThrow();
                        assertEquals(pooling == Pooling.MEAN ? expected / Math.round(360 / step) : expected,
                                response.at(i), 1e-4);
                    }
                }
            }
        }
    }

    /** Turning the image's axes into each other in a circle turns the planes into each other, the last one seen in a mirror. */
    @Test
    void orthogonalPlanesTreatAllAxesAlike() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.normal(Grid.of(9, 10, 11, new Spacing(2, 2, 2)), 9, arena);
            Volume turned = Noise.of(Grid.of(10, 11, 9, new Spacing(2, 2, 2)),
                    (x, y, z) -> image.at(image.grid().index(z, x, y)), arena);
            Filter filter = new Filter.Gabor(new Length(2, Length.Unit.VOXELS), new Length(3, Length.Unit.VOXELS), 1.5,
                    0,
                    Optional.of(22.5), Pooling.MAX, Planes.ORTHOGONAL, Boundary.MIRROR);
            Volume response = Filters.apply(filter, image, Engines.scalar(workers), arena);
            Volume responseTurned = Filters.apply(filter, turned, Engines.scalar(workers), arena);
            for (long i = 0; i < turned.grid().voxelCount(); i++) {
                long original = image.grid().index(i / 110, i % 10, i / 10 % 11);
                assertEquals(response.at(original), responseTurned.at(i), 1e-4);
            }
        }
    }

    @Test
    void aConstantImageHasTheSumOfTheKernel() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.of(GRID, (x, y, z) -> 3, arena);
            double expected = modulus(image, 11, 8, 0, 20, Boundary.MIRROR);
            Volume response = Filters.apply(gabor(Optional.empty(), Pooling.MEAN, Planes.AXIAL, Boundary.MIRROR), image,
                    Engines.scalar(workers), arena);
            for (long i = 0; i < GRID.voxelCount(); i++) {
                assertEquals(expected, response.at(i), 1e-6);
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Filter filter = gabor(Optional.of(45.0), Pooling.MEAN, Planes.ORTHOGONAL, Boundary.MIRROR);
        try (Arena arena = Arena.ofShared()) {
            Volume image = Noise.normal(GRID, 10, arena);
            List<MemorySegment> responses = List.of(1, 2, 5).stream().map(threads -> {
                try (Workers workers = new Workers(threads)) {
                    return Filters.apply(filter, image, Engines.scalar(workers), arena).voxels();
                }
            }).toList();
            assertEquals(-1, responses.get(0).mismatch(responses.get(1)));
            assertEquals(-1, responses.get(0).mismatch(responses.get(2)));
        }
    }

    /** 10⁻⁹ of the largest intensity, about 500, times the kernel's sum of absolute values, about 18, is less than the float32's last place. */
    @Test
    void aCropThatKeepsTheReachHasTheSameResponse() {
        Filter filter = new Filter.Gabor(new Length(1, Length.Unit.MM), new Length(2, Length.Unit.MM), 1.5, 0,
                Optional.of(45.0), Pooling.MEAN, Planes.ORTHOGONAL, Boundary.MIRROR);
        Reach reach = Filters.reach(filter, GRID.spacing());
        assertEquals(new Reach(7, 4, 3), reach);
        Box box = new Box(1, 2, 0, 23, 15, 8);
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.normal(GRID, 11, arena);
            Volume whole = Filters.apply(filter, image, Engines.scalar(workers), arena);
            Volume part = Filters.apply(filter, image.crop(box, arena), Engines.scalar(workers), arena);
            Grid grid = part.grid();
            for (long z = 0; z < 5; z++) {
                for (long y = 4; y < 9; y++) {
                    for (long x = 7; x < 22; x++) {
                        assertEquals(whole.at(GRID.index(x + 1, y + 2, z)), part.at(grid.index(x, y, z)), 5e-5);
                    }
                }
            }
        }
    }
}
