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
    @MethodSource({"means", "laplacians", "laws", "wavelets"})
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

    private static Filter laplacian(double sigma, int dimensions, Boundary boundary) {
        return new Filter.LaplacianOfGaussian(new Length(sigma, Length.Unit.MM), 4, dimensions, boundary);
    }

    /** @param energy half width of the box of texture energy, 0 for none */
    private static Filter laws(Optional<Pooling> rotations, int energy, Boundary boundary, Kernel... kernels) {
        return new Filter.Laws(List.of(kernels), rotations, energy == 0 ? Optional.empty() : Optional.of(energy),
                boundary);
    }
}
