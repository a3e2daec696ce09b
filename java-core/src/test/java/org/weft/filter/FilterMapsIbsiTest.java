package org.weft.filter;

import static org.weft.grid.Boundary.MIRROR;
import static org.weft.grid.Boundary.NEAREST;
import static org.weft.grid.Boundary.PERIODIC;
import static org.weft.grid.Boundary.ZERO;
import static org.weft.settings.Filter.Laws.Kernel.E3;
import static org.weft.settings.Filter.Laws.Kernel.E5;
import static org.weft.settings.Filter.Laws.Kernel.L5;
import static org.weft.settings.Filter.Laws.Kernel.R5;
import static org.weft.settings.Filter.Laws.Kernel.S5;
import static org.weft.settings.Filter.Laws.Kernel.W5;
import static org.weft.settings.Filter.Pooling.MAX;
import static org.weft.settings.Filter.Pooling.MEAN;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.Engines;
import org.weft.grid.Boundary;
import org.weft.ibsi.Ibsi2;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Gabor.Planes;
import org.weft.settings.Filter.Laws.Kernel;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length;

/** The response maps of phase 1 of IBSI 2. */
class FilterMapsIbsiTest {

    private static final Workers WORKERS = new Workers(2);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    /** A test of the standard, the phantom that is filtered, and the filter. */
    record Case(String test, String phantom, Filter filter) {

        @Override
        public String toString() {
            return test;
        }
    }

    @ParameterizedTest
    @MethodSource({"means", "laplacians", "laws", "gabors", "wavelets", "simoncellis", "rieszes"})
    void meetsTheConsensus(Case asked) {
        try (Arena arena = Arena.ofShared()) {
            Volume phantom = Ibsi2.phantom(asked.phantom, arena);
            Filters.checkFits(asked.filter, phantom.grid());
            Ibsi2.assertMeets(asked.test, Filters.apply(asked.filter, phantom, Engines.vector(WORKERS), arena));
        }
    }

    static List<Case> means() {
        return List.of(
                new Case("1.a.1", "checkerboard", new Filter.Mean(15, 3, ZERO)),
                new Case("1.a.2", "checkerboard", new Filter.Mean(15, 3, NEAREST)),
                new Case("1.a.3", "checkerboard", new Filter.Mean(15, 3, PERIODIC)),
                new Case("1.a.4", "checkerboard", new Filter.Mean(15, 3, MIRROR)),
                new Case("1.b.1", "impulse", new Filter.Mean(15, 2, ZERO)));
    }

    static List<Case> laplacians() {
        return List.of(
                new Case("2.a", "impulse", laplacian(3, 3, ZERO)),
                new Case("2.b", "checkerboard", laplacian(5, 3, MIRROR)),
                new Case("2.c", "checkerboard", laplacian(5, 2, MIRROR)));
    }

    static List<Case> laws() {
        Optional<Pooling> none = Optional.empty();
        Optional<Pooling> max = Optional.of(MAX);
        return List.of(
                new Case("3.a.1", "impulse", laws(none, 0, ZERO, E5, L5, S5)),
                new Case("3.a.2", "impulse", laws(max, 0, ZERO, E5, L5, S5)),
                new Case("3.a.3", "impulse", laws(max, 7, ZERO, E5, L5, S5)),
                new Case("3.b.1", "checkerboard", laws(none, 0, MIRROR, E3, W5, R5)),
                new Case("3.b.2", "checkerboard", laws(max, 0, MIRROR, E3, W5, R5)),
                new Case("3.b.3", "checkerboard", laws(max, 7, MIRROR, E3, W5, R5)),
                new Case("3.c.1", "checkerboard", laws(none, 0, MIRROR, L5, S5)),
                new Case("3.c.2", "checkerboard", laws(max, 0, MIRROR, L5, S5)),
                new Case("3.c.3", "checkerboard", laws(max, 7, MIRROR, L5, S5)));
    }

    static List<Case> gabors() {
        return List.of(
                new Case("4.a.1", "impulse", gabor(10, 4, 0.5, 60, ZERO)),
                new Case("4.a.2", "impulse", pooledGabor(10, 4, 0.5, 45, ZERO)),
                new Case("4.b.1", "sphere", gabor(20, 8, 2.5, 225, MIRROR)),
                new Case("4.b.2", "sphere", pooledGabor(20, 8, 2.5, 22.5, MIRROR)));
    }

    static List<Case> wavelets() {
        Optional<Pooling> none = Optional.empty();
        Optional<Pooling> mean = Optional.of(MEAN);
        return List.of(
                new Case("5.a.1", "impulse", new Filter.Wavelet("db2", "LHL", 1, none, ZERO)),
                new Case("5.a.2", "impulse", new Filter.Wavelet("db2", "LHL", 1, mean, ZERO)),
                new Case("6.a.1", "sphere", new Filter.Wavelet("coif1", "HHL", 1, none, PERIODIC)),
                new Case("6.a.2", "sphere", new Filter.Wavelet("coif1", "HHL", 1, mean, PERIODIC)),
                new Case("7.a.1", "checkerboard", new Filter.Wavelet("haar", "LLL", 2, mean, MIRROR)),
                new Case("7.a.2", "checkerboard", new Filter.Wavelet("haar", "HHH", 2, mean, MIRROR)));
    }

    static List<Case> simoncellis() {
        return List.of(
                new Case("8.a.1", "checkerboard", new Filter.Simoncelli(1, 3)),
                new Case("8.a.2", "checkerboard", new Filter.Simoncelli(2, 3)),
                new Case("8.a.3", "checkerboard", new Filter.Simoncelli(3, 3)));
    }

    static List<Case> rieszes() {
        return List.of(
                new Case("9.a", "impulse", riesz(1, 0, laplacian(3, 3, ZERO), ZERO)),
                new Case("9.b.1", "sphere", riesz(0, 2, laplacian(3, 3, ZERO), ZERO)),
                new Case("10.b.1", "pattern_1", riesz(0, 2, new Filter.Simoncelli(1, 3), NEAREST)));
    }

    private static Filter laplacian(double sigma, int dimensions, Boundary boundary) {
        return new Filter.LaplacianOfGaussian(mm(sigma), 4, dimensions, boundary);
    }

    private static Filter gabor(double sigma, double lambda, double gamma, double theta, Boundary boundary) {
        return new Filter.Gabor(mm(sigma), mm(lambda), gamma, theta, Optional.empty(), MEAN, Planes.AXIAL, boundary);
    }

    private static Filter pooledGabor(double sigma, double lambda, double gamma, double step, Boundary boundary) {
        return new Filter.Gabor(mm(sigma), mm(lambda), gamma, 0, Optional.of(step), MEAN, Planes.ORTHOGONAL, boundary);
    }

    private static Filter riesz(int x, int y, Filter base, Boundary boundary) {
        return new Filter.Riesz(x, y, 0, base, Optional.empty(), boundary);
    }

    private static Length mm(double value) {
        return new Length(value, Length.Unit.MM);
    }

    /** @param energy half width of the box of texture energy, 0 for none */
    private static Filter laws(Optional<Pooling> rotations, int energy, Boundary boundary, Kernel... kernels) {
        return new Filter.Laws(List.of(kernels), rotations, energy == 0 ? Optional.empty() : Optional.of(energy),
                boundary);
    }
}
