package org.weft.texture;

import static org.weft.feature.Aggregation.SLICE;
import static org.weft.feature.Aggregation.SLICES_MERGED;
import static org.weft.feature.Aggregation.VOLUME;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/**
 * The three ways to aggregate matrices without directions, for families that count around every voxel.
 *
 * @param tableSize cells of the dense table that one call of the counter holds
 */
record Sliced<M>(long sliceCount, long tableSize, Counter counter, Formulas<M> formulas, Engine engine) {

    /** Slices whose sparse counts wait to be merged, per thread. */
    private static final int WAITING = 4;

    /** Counts around the voxels of some slices. */
    interface Counter {

        /** @param planar whether only neighbours in the same slice count */
        Cells count(Slab slab, boolean planar);
    }

    /** Features of the aggregations asked for, in the order of {@link Aggregation}. */
    List<FeatureValue> extract(Set<Aggregation> wanted) {
        List<FeatureValue> values = new ArrayList<>();
        if (wanted.contains(SLICE) || wanted.contains(SLICES_MERGED)) {
            planar(wanted, values);
        }
        if (wanted.contains(VOLUME)) {
            values.addAll(formulas.values(VOLUME, Cells.sum(count(Slab.split(sliceCount, threadCount()), false))));
        }
        return values;
    }

    private void planar(Set<Aggregation> wanted, List<FeatureValue> values) {
        List<double[]> rows = new ArrayList<>();
        Cells merged = Cells.NONE;
        List<Slab> slabs = Slab.split(sliceCount, wanted.contains(SLICE) ? sliceCount : threadCount());
        for (List<Slab> round : slabs.stream().gather(Gatherers.windowFixed(WAITING * threadCount())).toList()) {
            List<Cells> counts = count(round, true);
            if (wanted.contains(SLICE)) {
                engine.workers().map(counts, cells -> formulas.rows(List.of(cells))).forEach(rows::addAll);
            }
            if (wanted.contains(SLICES_MERGED)) {
                merged = merged.plus(Cells.sum(counts), 1);
            }
        }
        if (wanted.contains(SLICE)) {
            values.addAll(formulas.mean(SLICE, rows));
        }
        if (wanted.contains(SLICES_MERGED)) {
            values.addAll(formulas.values(SLICES_MERGED, merged));
        }
    }

    private List<Cells> count(List<Slab> slabs, boolean planar) {
        return engine.workers().map(slabs, threadCount(), slab -> counter.count(slab, planar));
    }

    /** Threads that count at the same time. */
    private int threadCount() {
        return Cells.threadCount(tableSize, engine.workers());
    }
}
