package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.ReferenceData;
import org.weft.backend.Backends;
import org.weft.grid.Norm;
import org.weft.ibsi.DigitalPhantom;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Region;

/** The matrices that the IBSI manual prints for the digital phantom, cell by cell. */
class TextureMatricesIbsiTest {

    private static final int NG = 6;
    private static final int SIDE = 5;

    /** Which matrix, as the file names it. */
    private record Matrix(String family, String mode, String slice, String direction) {

        boolean planar() {
            return mode.startsWith("2d");
        }

        Slab slab() {
            long z = planar() ? Long.parseLong(slice) - 1 : 0;
            return planar() ? new Slab(z, z + 1) : Slab.whole(4);
        }

        List<Offset> directions() {
            if (direction.isEmpty()) {
                return Offset.directions(planar(), 1);
            }
            int[] xyz = Stream.of(direction.split(" ")).mapToInt(Integer::parseInt).toArray();
            return List.of(new Offset(xyz[0], xyz[1], xyz[2]));
        }
    }

    /** A printed cell: its column is empty in the tone difference matrix, s in all others. */
    private record Row(Matrix matrix, int i, String j, long n, String s) {

        static Row of(String line) {
            String[] field = line.split(",", -1);
            return new Row(new Matrix(field[0], field[1], field[2], field[3]), Integer.parseInt(field[4]), field[5],
                    Long.parseLong(field[6]), field[7]);
        }

        String cell() {
            return i + " " + j;
        }
    }

    /** A counted cell. */
    private record Entry(long n, double s) {

        Entry plus(Entry other) {
            return new Entry(n + other.n, s + other.s);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector"})
    void equalTheManual(String backend) throws IOException {
        Path file = ReferenceData.path("ibsi/ibsi1/digital_phantom/texture_matrices.csv");
        Kernels kernels = Backends.choose(Optional.of(backend)).kernels();
        Map<Matrix, List<Row>> printed = Files.readAllLines(file).stream().skip(1).map(Row::of)
                .collect(groupingBy(Row::matrix));
        int cells = 0;
        try (Arena arena = Arena.ofConfined()) {
            Phantom phantom = new Phantom(kernels, arena);
            for (Map.Entry<Matrix, List<Row>> expected : printed.entrySet()) {
                Map<String, Entry> counted = phantom.count(expected.getKey());
                for (Row row : expected.getValue()) {
                    check(row, counted.get(row.cell()));
                }
                assertEquals(expected.getValue().size(), counted.size(), () -> expected.getKey() + ": " + counted);
                cells += counted.size();
            }
        }
        assertEquals(88, printed.size(), "matrices");
        assertEquals(632, cells, "cells that are not 0");
    }

    /** Counts are equal; the sum of tone differences is equal to the last digit printed. */
    private static void check(Row row, Entry entry) {
        assertTrue(entry != null, () -> row + " was not counted");
        assertEquals(row.n, entry.n, row::toString);
        if (!row.s.isEmpty()) {
            BigDecimal sum = new BigDecimal(row.s);
            assertEquals(sum.doubleValue(), entry.s, sum.ulp().doubleValue() / 2, row::toString);
        }
    }

    /** The phantom's matrices as the kernels count them, cells that are 0 left out. */
    private record Phantom(Kernels kernels, DiscretisedVolume volume, Region region, Arena arena) {

        Phantom(Kernels kernels, Arena arena) {
            this(kernels, DigitalPhantom.region(arena), arena);
        }

        private Phantom(Kernels kernels, Region region, Arena arena) {
            this(kernels, levels(region, arena), region, arena);
        }

        private static DiscretisedVolume levels(Region region, Arena arena) {
            MemorySegment levels = arena.allocate(DiscretisedVolume.LAYOUT, region.volume().grid().voxelCount());
            for (long k = 0; k < region.volume().grid().voxelCount(); k++) {
                short level = (short) (region.roi().intensity().contains(k) ? region.volume().at(k) : 0);
                levels.setAtIndex(DiscretisedVolume.LAYOUT, k, level);
            }
            return new DiscretisedVolume(region.volume().grid(), levels, NG);
        }

        Map<String, Entry> count(Matrix matrix) {
            return switch (matrix.family) {
                case "glcm" -> coOccurrence(matrix);
                case "glrlm" -> runLengths(matrix);
                case "glszm", "gldzm" -> zones(matrix);
                case "ngtdm" -> toneDifferences(matrix);
                case "ngldm" -> dependence(matrix);
                default -> throw new AssertionError(matrix);
            };
        }

        private MemorySegment counts(long... sizes) {
            return arena.allocate(JAVA_LONG, LongStream.of(sizes).reduce(1, Math::multiplyExact));
        }

        private static void put(Map<String, Entry> cells, String cell, long n, double s) {
            if (n != 0) {
                cells.merge(cell, new Entry(n, s), Entry::plus);
            }
        }

        private Map<String, Entry> coOccurrence(Matrix matrix) {
            List<Offset> offsets = matrix.directions();
            MemorySegment counts = counts(offsets.size(), NG, NG);
            kernels.glcm().count(new GlcmKernel.Arguments(volume, matrix.slab(), offsets, counts));
            Map<String, Entry> cells = new TreeMap<>();
            for (int k = 0; k < offsets.size() * NG * NG; k++) {
                int i = k / NG % NG + 1;
                int j = k % NG + 1;
                put(cells, i + " " + j, counts.getAtIndex(JAVA_LONG, k), 0);
                put(cells, j + " " + i, counts.getAtIndex(JAVA_LONG, k), 0);
            }
            return cells;
        }

        private Map<String, Entry> runLengths(Matrix matrix) {
            List<Offset> directions = matrix.directions();
            MemorySegment counts = counts(directions.size(), NG, SIDE);
            kernels.glrlm().count(new GlrlmKernel.Arguments(volume, matrix.slab(), directions, SIDE, counts));
            Map<String, Entry> cells = new TreeMap<>();
            for (int k = 0; k < directions.size() * NG * SIDE; k++) {
                put(cells, k / SIDE % NG + 1 + " " + (k % SIDE + 1), counts.getAtIndex(JAVA_LONG, k), 0);
            }
            return cells;
        }

        private Map<String, Entry> zones(Matrix matrix) {
            MemorySegment distances = arena.allocate(Integer.BYTES * volume.grid().voxelCount(), Integer.BYTES);
            kernels.distance().measure(
                    new DistanceKernel.Arguments(region.roi().morphological(), matrix.planar(), distances));
            Zones zones = kernels.zones().find(new ZoneKernel.Arguments(volume, matrix.planar(), distances));
            Map<String, Entry> cells = new TreeMap<>();
            for (int zone = 0; zone < zones.count(); zone++) {
                long j = matrix.family.equals("glszm") ? zones.size(zone) : zones.distance(zone);
                boolean here = zones.slice(zone) >= matrix.slab().z0() && zones.slice(zone) < matrix.slab().z1();
                put(cells, zones.level(zone) + " " + j, here ? 1 : 0, 0);
            }
            return cells;
        }

        private Map<String, Entry> toneDifferences(Matrix matrix) {
            List<Offset> neighbourhood = Offset.neighbourhood(matrix.planar(), 1, Norm.CHEBYSHEV);
            int columns = neighbourhood.size() + 1;
            MemorySegment voxels = counts(NG, columns);
            MemorySegment differences = counts(NG, columns);
            kernels.ngtdm().count(
                    new NgtdmKernel.Arguments(volume, matrix.slab(), neighbourhood, voxels, differences));
            Map<String, Entry> cells = new TreeMap<>();
            for (int k = 0; k < NG * columns; k++) {
                double difference = (double) differences.getAtIndex(JAVA_LONG, k) / (k % columns);
                put(cells, k / columns + 1 + " ", voxels.getAtIndex(JAVA_LONG, k), difference);
            }
            return cells;
        }

        private Map<String, Entry> dependence(Matrix matrix) {
            List<Offset> neighbourhood = Offset.neighbourhood(matrix.planar(), 1, Norm.CHEBYSHEV);
            int columns = neighbourhood.size() + 1;
            MemorySegment counts = counts(NG, columns);
            kernels.ngldm().count(new NgldmKernel.Arguments(volume, matrix.slab(), neighbourhood, 0, counts));
            Map<String, Entry> cells = new TreeMap<>();
            for (int k = 0; k < NG * columns; k++) {
                put(cells, k / columns + 1 + " " + (k % columns + 1), counts.getAtIndex(JAVA_LONG, k), 0);
            }
            return cells;
        }
    }
}
