package org.weft.filter;

import static org.weft.grid.Boundary.MIRROR;
import static org.weft.settings.Filter.Laws.Kernel.E5;
import static org.weft.settings.Filter.Laws.Kernel.L5;
import static org.weft.settings.Filter.Pooling.MAX;
import static org.weft.settings.Filter.Pooling.MEAN;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.Engines;
import org.weft.ibsi.Ibsi1;
import org.weft.ibsi.Ibsi2;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.intensity.Intensities;
import org.weft.intensity.IntensityStatistics;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.IntensityRange;
import org.weft.settings.Filter;
import org.weft.settings.Length;

/** Intensity statistics of phase 2 of IBSI 2 by slices, analysis A: the CT phantom as it is, filtered. */
class FilterStatisticsIbsiTest {

    private static final Workers WORKERS = new Workers(2);
    private static final Arena SHARED = Arena.ofShared();

    private static Region phantom;

    private final Engine engine = Engines.vector(WORKERS);
    private final Arena arena = Arena.ofShared();

    @BeforeAll
    static void read() {
        phantom = Ibsi1.ctPhantom(new IntensityRange(-1000, 400), SHARED);
    }

    @AfterEach
    void close() {
        arena.close();
    }

    @AfterAll
    static void closeAll() {
        WORKERS.close();
        SHARED.close();
    }

    /** A test of the standard and the filter. */
    record Case(String test, Filter filter) {

        @Override
        public String toString() {
            return test;
        }
    }

    static List<Case> slices() {
        return List.of(new Case("1.A", new Filter.None()), new Case("2.A", new Filter.Mean(5, 2, MIRROR)),
                new Case("3.A", new Filter.LaplacianOfGaussian(new Length(1.5, Length.Unit.MM), 4, 2, MIRROR)),
                new Case("4.A", new Filter.Laws(List.of(L5, E5), Optional.of(MAX), Optional.of(7), MIRROR)),
                new Case("6.A", new Filter.Wavelet("db3", "LH", 1, Optional.of(MEAN), MIRROR)),
                new Case("7.A", new Filter.Wavelet("db3", "HH", 2, Optional.of(MEAN), MIRROR)));
    }

    @ParameterizedTest
    @MethodSource("slices")
    void statisticsMeetTheConsensus(Case asked) throws IOException {
        Volume response = Filters.apply(asked.filter, phantom.volume(), engine, arena);
        Region filtered = new Region(response, phantom.roi());
        Ibsi2.assertMeets(asked.test, 18,
                IntensityStatistics.extract(Intensities.of(filtered, engine, arena), engine));
    }
}
