package org.weft.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.Engines;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;

/** Laws of Simoncelli's wavelet. */
class SimoncelliFilterInvariantTest {

    private static final Spacing SPACING = new Spacing(1, 1, 1);

    /** On odd sizes a wave of k periods has the frequency 2k / (n - 1), and is passed with cos(π/2 log₂ 2q), q = 2^(level - 1) of it. */
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 5", "1, 8", "2, 3", "2, 7", "3, 2"})
    void aWaveIsPassedByItsFrequency(int level, int periods) {
        Grid grid = Grid.of(21, 21, 21, SPACING);
        double q = (1 << (level - 1)) * Math.sqrt(2) * periods / 10.0;
        double gain = q > 0.25 && q <= 1 ? Math.cos(Math.PI / 2 * Math.log(2 * q) / Math.log(2)) : 0;
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.of(grid, (x, y, z) -> 100 * Math.cos(2 * Math.PI * periods * (x - y) / 21.0 + 1),
                    arena);
            for (int dimensions : new int[] {2, 3}) {
                Volume response = Filters.apply(new Filter.Simoncelli(level, dimensions), image,
                        Engines.scalar(workers), arena);
                for (long i = 0; i < grid.voxelCount(); i++) {
                    assertEquals(gain * image.at(i), response.at(i), 1e-4);
                }
            }
        }
    }

    /** The definition's sum over all frequencies, of an even size; a single slice is what two dimensions see of a volume. */
    @Test
    void responseIsTheRealPartOfTheDefinition() {
        Grid grid = Grid.of(8, 6, 3, SPACING);
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Volume image = Noise.normal(grid, 3, arena);
            Volume response = Filters.apply(new Filter.Simoncelli(1, 2), image, Engines.scalar(workers), arena);
            for (long z = 0; z < 3; z++) {
                for (int y = 0; y < 6; y++) {
                    for (int x = 0; x < 8; x++) {
                        assertEquals(realPart(image, x, y, z), response.at(grid.index(x, y, z)), 1e-4);
                    }
                }
            }
        }
    }

    private static double realPart(Volume image, int x, int y, long z) {
        double sum = 0;
        for (int k = 0; k < 8; k++) {
            for (int l = 0; l < 6; l++) {
                double nuX = ((k + 4) % 8 - 3.5) / 3.5;
                double nuY = ((l + 3) % 6 - 2.5) / 2.5;
                double q = Math.hypot(nuX, nuY);
                double gain = q > 0.25 && q <= 1 ? Math.cos(Math.PI / 2 * Math.log(2 * q) / Math.log(2)) : 0;
                for (int j = 0; j < 6; j++) {
                    for (int i = 0; i < 8; i++) {
                        sum += gain * image.at(image.grid().index(i, j, z))
                                * Math.cos(2 * Math.PI * (k * (x - i) / 8.0 + l * (y - j) / 6.0));
                    }
                }
            }
        }
        return sum / 48;
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        try (Arena arena = Arena.ofShared()) {
            Volume image = Noise.normal(Grid.of(19, 14, 9, SPACING), 4, arena);
            for (int dimensions : new int[] {2, 3}) {
                List<MemorySegment> responses = List.of(1, 2, 5).stream().map(threads -> {
                    try (Workers workers = new Workers(threads)) {
                        return Filters.apply(new Filter.Simoncelli(1, dimensions), image, Engines.scalar(workers),
                                arena).voxels();
                    }
                }).toList();
                assertEquals(-1, responses.get(0).mismatch(responses.get(1)));
                assertEquals(-1, responses.get(0).mismatch(responses.get(2)));
            }
        }
    }
}
