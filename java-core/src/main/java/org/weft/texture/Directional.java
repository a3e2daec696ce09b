package org.weft.texture;

import static org.weft.feature.Aggregation.DIRECTION_MERGED;
import static org.weft.feature.Aggregation.PLANAR_MERGED;
import static org.weft.feature.Aggregation.SLICE_DIRECTION_AVERAGE;
import static org.weft.feature.Aggregation.SLICE_MERGED;
import static org.weft.feature.Aggregation.VOLUME_AVERAGE;
import static org.weft.feature.Aggregation.VOLUME_MERGED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.grid.Size;
import org.weft.kernel.Engine;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/**
 * The six ways to aggregate matrices of slices and directions, the same for co-occurrence and run lengths.
 *
 * <p>Work is counted in pieces of some slices and some directions; a thread holds one piece's dense tables at a time,
 * and what a piece leaves behind is sparse. A volume is cut by directions first, as tables of thin slabs would cost more
 * than their voxels. Pieces are merged as whole numbers, directions one after the other in their order, so no value
 * depends on how the work was cut.
 *
 * @param size      of the volume
 * @param tableSize cells of the dense table of one direction
 * @param weight    factor of a direction's matrix where directions are merged
 */
record Directional<M>(Size size, long tableSize, ToDoubleFunction<Offset> weight, Counter counter, Formulas<M> formulas,
        Engine engine) {

    /** Slices whose sparse counts wait to be merged, per thread, where they are small. */
    private static final int WAITING = 4;

    /** Voxels of a slab for each cell of a table, at least. */
    private static final int THICKNESS = 4;

    /** Fills dense tables, and reads one. */
    interface Counter {

        /** Counts what starts in some slices, into int64[direction][table], which is 0. */
        void count(Slab slab, List<Offset> directions, MemorySegment counts);

        /** The matrix of one direction's table, which may be overwritten. */
        Cells matrix(MemorySegment table);
    }

    /** A share of the work. */
    record Piece(Slab slab, List<Offset> directions) {}

    /** Of one slice: features per direction, features of all directions merged, and the counts where they are needed. */
    private record Slice(List<double[]> average, List<double[]> merged, List<Cells> matrices) {}

    /** Features of the aggregations asked for, in the order of {@link Aggregation}. */
    List<FeatureValue> extract(Set<Aggregation> wanted, List<Offset> planar, List<Offset> spatial) {
        List<FeatureValue> values = new ArrayList<>();
        Function<List<Offset>, List<Cells>> planes = this::count;
        if (wanted.contains(SLICE_DIRECTION_AVERAGE) || wanted.contains(SLICE_MERGED)) {
            List<Cells> summed = slices(wanted, planar, values);
            planes = directions -> directions.stream().map(step -> summed.get(planar.indexOf(step))).toList();
        }
        merge(wanted, DIRECTION_MERGED, PLANAR_MERGED, planar, planes, values);
        merge(wanted, VOLUME_AVERAGE, VOLUME_MERGED, spatial, this::count, values);
        return values;
    }

    /** Adds the values of the 2D aggregations; returns the counts per direction of all slices, if they are needed. */
    private List<Cells> slices(Set<Aggregation> wanted, List<Offset> directions, List<FeatureValue> values) {
        List<double[]> average = new ArrayList<>();
        List<double[]> merged = new ArrayList<>();
        List<Cells> planes = List.of();
        for (List<Slab> round : chunks(Slab.split(size.z(), size.z()), slicesPerRound(directions.size()))) {
            List<Slice> slices = engine.workers().map(round, threadCount(),
                    slab -> slice(wanted, new Piece(slab, directions)));
            for (Slice slice : slices) {
                average.addAll(slice.average);
                merged.addAll(slice.merged);
            }
            planes = sum(Stream.concat(Stream.of(planes), slices.stream().map(Slice::matrices)).toList());
        }
        if (wanted.contains(SLICE_DIRECTION_AVERAGE)) {
            values.addAll(formulas.mean(SLICE_DIRECTION_AVERAGE, average));
        }
        if (wanted.contains(SLICE_MERGED)) {
            values.addAll(formulas.mean(SLICE_MERGED, merged));
        }
        return planes;
    }

    private Slice slice(Set<Aggregation> wanted, Piece piece) {
        List<Cells> matrices = count(piece);
        boolean merged = wanted.contains(SLICE_MERGED);
        return new Slice(wanted.contains(SLICE_DIRECTION_AVERAGE) ? formulas.rows(matrices) : List.of(),
                merged ? formulas.rows(List.of(weighted(Cells.NONE, piece.directions, matrices))) : List.of(),
                wanted.contains(DIRECTION_MERGED) || wanted.contains(PLANAR_MERGED) ? matrices : List.of());
    }

    /** Adds the values of an average over directions and of all directions merged, a few directions at a time. */
    private void merge(Set<Aggregation> wanted, Aggregation average, Aggregation merged, List<Offset> directions,
            Function<List<Offset>, List<Cells>> counts, List<FeatureValue> values) {
        if (!wanted.contains(average) && !wanted.contains(merged)) {
            return;
        }
        List<double[]> rows = new ArrayList<>();
        Cells sum = Cells.NONE;
        for (List<Offset> round : chunks(directions, directionsPerRound(directions.size()))) {
            List<Cells> matrices = counts.apply(round);
            if (wanted.contains(average)) {
                engine.workers().map(matrices, matrix -> formulas.rows(List.of(matrix))).forEach(rows::addAll);
            }
            if (wanted.contains(merged)) {
                sum = weighted(sum, round, matrices);
            }
        }
        if (wanted.contains(average)) {
            values.addAll(formulas.mean(average, rows));
        }
        if (wanted.contains(merged)) {
            values.addAll(formulas.mean(merged, formulas.rows(List.of(sum))));
        }
    }

    /** Counts of the whole volume: one matrix per direction. */
    private List<Cells> count(List<Offset> directions) {
        List<Cells> matrices = new ArrayList<>();
        List<Slab> slabs = Slab.split(size.z(), slabCount(directions.size()));
        int groupCount = Math.min(directions.size(), Math.ceilDiv(threadCount(), slabs.size()));
        List<List<Offset>> groups = chunks(directions, Math.ceilDiv(directions.size(), groupCount));
        List<Piece> pieces = groups.stream().flatMap(group -> slabs.stream().map(slab -> new Piece(slab, group)))
                .toList();
        List<List<Cells>> counted = engine.workers().map(pieces, threadCount(), this::count);
        for (List<List<Cells>> slabsOfGroup : chunks(counted, slabs.size())) {
            matrices.addAll(sum(slabsOfGroup));
        }
        return matrices;
    }

    /** Counts of one piece, a few directions at a time in the same dense tables: one matrix per direction. */
    List<Cells> count(Piece piece) {
        List<Cells> matrices = new ArrayList<>();
        long bytes = tableSize * Long.BYTES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tables = arena.allocate(Math.min(directionsPerPiece(), piece.directions.size()) * bytes, 64);
            for (List<Offset> directions : chunks(piece.directions, directionsPerPiece())) {
                MemorySegment counts = tables.asSlice(0, directions.size() * bytes).fill((byte) 0);
                counter.count(piece.slab, directions, counts);
                for (int d = 0; d < directions.size(); d++) {
                    matrices.add(counter.matrix(counts.asSlice(d * bytes, bytes)));
                }
            }
        }
        return matrices;
    }

    /** Sum by direction over parts of the volume; parts without any matrix do not matter. */
    private List<Cells> sum(List<List<Cells>> parts) {
        List<List<Cells>> counted = parts.stream().filter(part -> !part.isEmpty()).toList();
        List<Integer> directions = IntStream.range(0, counted.isEmpty() ? 0 : counted.getFirst().size()).boxed()
                .toList();
        return engine.workers().map(directions, d -> Cells.sum(counted.stream().map(part -> part.get(d)).toList()));
    }

    private Cells weighted(Cells start, List<Offset> directions, List<Cells> matrices) {
        Cells sum = start;
        for (int d = 0; d < directions.size(); d++) {
            sum = sum.plus(matrices.get(d), weight.applyAsDouble(directions.get(d)));
        }
        return sum;
    }

    /** Threads that count at the same time. */
    private int threadCount() {
        return Cells.threadCount(tableSize, engine.workers());
    }

    /** Slabs that keep the threads busy where there are fewer directions than threads, none of them thin. */
    private int slabCount(int directionCount) {
        return Math.clamp(size.voxelCount() / (THICKNESS * tableSize), 1,
                Math.ceilDiv(threadCount(), directionCount));
    }

    private int directionsPerPiece() {
        return Math.clamp(Cells.MAX_TABLES / tableSize / threadCount(), 1, 1024);
    }

    /** Directions whose sparse counts wait to be merged, in all slabs. */
    private int directionsPerRound(int directionCount) {
        return Math.clamp(Cells.MAX_TABLES / tableSize / slabCount(directionCount), 1, 1024);
    }

    /** Slices whose sparse counts wait to be merged: of each direction at most two cells for each voxel. */
    private int slicesPerRound(int directionCount) {
        long cells = directionCount * Math.min(tableSize, 2 * size.x() * size.y());
        return Math.clamp(Cells.MAX_TABLES / cells, 1, WAITING * threadCount());
    }

    private static <T> List<List<T>> chunks(List<T> items, int size) {
        return items.stream().gather(Gatherers.windowFixed(size)).toList();
    }
}
