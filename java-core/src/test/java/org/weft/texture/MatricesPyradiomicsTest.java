package org.weft.texture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.backend.Backends;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;
import org.weft.process.Discretiser;
import org.weft.pyradiomics.Pyradiomics;
import org.weft.settings.TextureSettings;

/**
 * Every cell of the matrices that PyRadiomics publishes for three patients: 15 matrices, 31,488 cells. They have no rows for
 * levels that do not occur, and no columns for lengths, sizes and dependences that do not. Each line names the case and the
 * number of cells.
 */
class MatricesPyradiomicsTest {

    /** Weft's order the other way round, from (1, 1, 1) to (1, 0, 0). */
    private static final List<Offset> DIRECTIONS = Offset.directions(false, 1).reversed();
    private static final List<Offset> NEIGHBOURS = Offset.neighbourhood(false, 1, Norm.CHEBYSHEV);

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);
    private final Engine engine = new Engine(Backends.choose(Optional.empty()).kernels(), workers);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    @ParameterizedTest
    @CsvSource({"brain1, 14157", "brain2, 9477", "breast1, 117"})
    void coOccurrence(String name, int cellCount) throws IOException {
        DiscretisedVolume volume = volume(name);
        List<Cells> pairs = Glcm.directional(volume, TextureSettings.DEFAULT.glcm(), engine)
                .count(new Directional.Piece(whole(volume), DIRECTIONS));
        long[] levels = levels(volume);
        double[] shares = new double[levels.length * levels.length * DIRECTIONS.size()];
        for (int d = 0; d < pairs.size(); d++) {
            double total = pairs.get(d).joint().total();
            double[] counts = flat(List.of(pairs.get(d)), levels, levels);
            for (int cell = 0; cell < counts.length; cell++) {
                shares[cell * DIRECTIONS.size() + d] = counts[cell] / total;
            }
        }
        Npy expected = published(name, "glcm", cellCount);
        assertEquals(List.of(levels.length, levels.length, DIRECTIONS.size()), expected.shape());
        assertArrayEquals(expected.values(), shares);
    }

    @ParameterizedTest
    @CsvSource({"brain1, 3003", "brain2, 2457", "breast1, 273"})
    void runLengths(String name, int cellCount) throws IOException {
        DiscretisedVolume volume = volume(name);
        assertCounts(published(name, "glrlm", cellCount), volume,
                Glrlm.directional(volume, TextureSettings.DEFAULT.glrlm(), engine)
                        .count(new Directional.Piece(whole(volume), DIRECTIONS)));
    }

    @ParameterizedTest
    @CsvSource({"brain1, 825", "brain2, 378", "breast1, 15"})
    void zoneSizes(String name, int cellCount) throws IOException {
        DiscretisedVolume volume = volume(name);
        Zones zones = engine.kernels().zones().find(new ZoneKernel.Arguments(volume, false, null));
        long[] keys = new long[zones.count()];
        Arrays.setAll(keys, zone -> Cells.key(zones.level(zone), zones.size(zone)));
        assertCounts(published(name, "glszm", cellCount), volume, List.of(Cells.of(keys, 0)));
    }

    /** Its GLDM: the voxel itself counts in the dependence, as in the standard's NGLDM. */
    @ParameterizedTest
    @CsvSource({"brain1, 330", "brain2, 216", "breast1, 51"})
    void dependences(String name, int cellCount) throws IOException {
        DiscretisedVolume volume = volume(name);
        assertCounts(published(name, "gldm", cellCount), volume,
                List.of(Ngldm.count(volume, whole(volume), NEIGHBOURS, 0, engine.kernels().ngldm())));
    }

    /** Columns: number of voxels, sum of differences, level. */
    @ParameterizedTest
    @CsvSource({"brain1, 99", "brain2, 81", "breast1, 9"})
    void toneDifferences(String name, int cellCount) throws IOException {
        DiscretisedVolume volume = volume(name);
        Cells tones = Ngtdm.count(volume, whole(volume), NEIGHBOURS, engine.kernels().ngtdm());
        int ng = volume.levelCount();
        double[] voxels = new double[ng + 1];
        double[] differences = new double[ng + 1];
        for (int cell = 0; cell < tones.size(); cell++) {
            int row = tones.row(cell);
            if (row <= ng) {
                voxels[row] += tones.count(cell);
            } else {
                differences[row - ng] += tones.count(cell) / tones.column(cell);
            }
        }
        Npy expected = published(name, "ngtdm", cellCount);
        double[] table = Arrays.stream(levels(volume)).mapToInt(Math::toIntExact).boxed()
                .flatMap(i -> List.of(voxels[i], differences[i], (double) i).stream()).mapToDouble(v -> v).toArray();
        assertArrayEquals(expected.values(), table, 1e-9);
    }

    private DiscretisedVolume volume(String name) {
        return Discretiser.discretise(Pyradiomics.region(name, arena), Pyradiomics.BINS, engine, arena);
    }

    private static Slab whole(DiscretisedVolume volume) {
        return Slab.whole(volume.grid().size().z());
    }

    private static Npy published(String name, String family, int cellCount) throws IOException {
        Npy matrix = Npy.read(Pyradiomics.file("baseline/" + name + '_' + family + ".npy"));
        assertEquals(cellCount, matrix.values().length);
        return matrix;
    }

    private static void assertCounts(Npy expected, DiscretisedVolume volume, List<Cells> matrices) {
        long[] levels = levels(volume);
        long[] columns = matrices.stream()
                .flatMapToLong(matrix -> LongStream.range(0, matrix.size()).map(cell -> matrix.column((int) cell)))
                .sorted().distinct().toArray();
        List<Integer> shape = new ArrayList<>(List.of(levels.length, columns.length));
        if (matrices.size() > 1) {
            shape.add(matrices.size());
        }
        assertEquals(shape, expected.shape());
        assertArrayEquals(expected.values(), flat(matrices, levels, columns));
    }

    /** Levels that occur, in rising order. */
    private static long[] levels(DiscretisedVolume volume) {
        return LongStream.range(0, volume.grid().voxelCount()).map(volume::at).filter(level -> level > 0).sorted()
                .distinct().toArray();
    }

    /** Counts {@code [level][column][matrix]}. */
    private static double[] flat(List<Cells> matrices, long[] levels, long[] columns) {
        double[] counts = new double[levels.length * columns.length * matrices.size()];
        for (int m = 0; m < matrices.size(); m++) {
            Cells matrix = matrices.get(m);
            for (int cell = 0; cell < matrix.size(); cell++) {
                int row = Arrays.binarySearch(levels, matrix.row(cell));
                int column = Arrays.binarySearch(columns, matrix.column(cell));
                counts[(row * columns.length + column) * matrices.size() + m] = matrix.count(cell);
            }
        }
        return counts;
    }
}
