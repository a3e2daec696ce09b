package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.Engines;
import org.weft.ReferenceData;
import org.weft.filter.Filters;
import org.weft.grid.Boundary;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Length;

/** Filters of the Fourier domain against the consensus response maps of IBSI 2, phase 1: every voxel within 1 % of the map's range. */
class FourierFilterMapsIbsiTest {

    private static final double TOLERANCE = 0.01;
    private static final Filter LAPLACIAN = new Filter.LaplacianOfGaussian(mm(3), 4, 3, Boundary.ZERO);

    static Stream<Arguments> maps() {
        return Stream.of(Arguments.of("4.a.1", "impulse", gabor(10, 4, 0.5, 60, Boundary.ZERO)),
                Arguments.of("4.a.2", "impulse", pooledGabor(10, 4, 0.5, 45, Boundary.ZERO)),
                Arguments.of("4.b.1", "sphere", gabor(20, 8, 2.5, 225, Boundary.MIRROR)),
                Arguments.of("4.b.2", "sphere", pooledGabor(20, 8, 2.5, 22.5, Boundary.MIRROR)),
                Arguments.of("8.a.1", "checkerboard", new Filter.Simoncelli(1, 3)),
                Arguments.of("8.a.2", "checkerboard", new Filter.Simoncelli(2, 3)),
                Arguments.of("8.a.3", "checkerboard", new Filter.Simoncelli(3, 3)),
                Arguments.of("9.a", "impulse", riesz(1, 0, LAPLACIAN, Boundary.ZERO)),
                Arguments.of("9.b.1", "sphere", riesz(0, 2, LAPLACIAN, Boundary.ZERO)),
                Arguments.of("10.b.1", "pattern_1", riesz(0, 2, new Filter.Simoncelli(1, 3), Boundary.NEAREST)));
    }

    private static Filter riesz(int x, int y, Filter base, Boundary boundary) {
        return new Filter.Riesz(x, y, 0, base, Optional.empty(), boundary);
    }

    private static Filter gabor(double sigma, double lambda, double gamma, double theta, Boundary boundary) {
        return new Filter.Gabor(mm(sigma), mm(lambda), gamma, theta, Optional.empty(), Filter.Pooling.MEAN,
                Filter.Gabor.Planes.AXIAL, boundary);
    }

    private static Filter pooledGabor(double sigma, double lambda, double gamma, double step, Boundary boundary) {
        return new Filter.Gabor(mm(sigma), mm(lambda), gamma, 0, Optional.of(step), Filter.Pooling.MEAN,
                Filter.Gabor.Planes.ORTHOGONAL, boundary);
    }

    private static Length mm(double value) {
        return new Length(value, Length.Unit.MM);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("maps")
    void responseIsThatOfTheConsensus(String id, String phantom, Filter filter) {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume map = read("response_maps/" + id.replace('.', '_') + "-ValidCRM", arena);
            Volume response = Filters.apply(filter, read("digital_phantoms/" + phantom, arena),
                    Engines.scalar(workers), arena);
            assertEquals(map.grid().size(), response.grid().size());
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double farthest = 0;
            for (long i = 0; i < map.grid().voxelCount(); i++) {
                least = Math.min(least, map.at(i));
                most = Math.max(most, map.at(i));
                farthest = Math.max(farthest, Math.abs((double) map.at(i) - response.at(i)));
            }
            double share = farthest / (most - least);
            assertTrue(share <= TOLERANCE, () -> id + " is off by " + share + " of its range");
        }
    }

    private static Volume read(String name, Arena arena) {
        return ImageReader.readVolume(ReferenceData.path("ibsi/ibsi2/" + name + ".nii.gz"), arena);
    }
}
