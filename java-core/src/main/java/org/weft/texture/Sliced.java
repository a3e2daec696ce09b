package org.weft.texture;

import static org.weft.feature.Aggregation.SLICE;
import static org.weft.feature.Aggregation.SLICES_MERGED;
import static org.weft.feature.Aggregation.VOLUME;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/** The three ways to aggregate matrices without directions, for families that count around every voxel. */
record Sliced<M>(long sliceCount, Counter counter, Formulas<M> formulas, Engine engine) {

    /** Counts around the voxels of some slices. */
    interface Counter {

        /** @param planar whether only neighbours in the same slice count */
        Cells count(Slab slab, boolean planar);
    }

    /** Features of the aggregations asked for, in the order of {@link Aggregation}. */
    List<FeatureValue> extract(Set<Aggregation> wanted) {
        List<FeatureValue> values = new ArrayList<>();
        int threadCount = engine.workers().threadCount();
        if (wanted.contains(SLICE) || wanted.contains(SLICES_MERGED)) {
            List<Cells> slices = count(wanted.contains(SLICE) ? sliceCount : threadCount, true);
            if (wanted.contains(SLICE)) {
                values.addAll(formulas.mean(SLICE, slices, engine.workers()));
            }
            if (wanted.contains(SLICES_MERGED)) {
                values.addAll(formulas.values(SLICES_MERGED, Cells.sum(slices)));
            }
        }
        if (wanted.contains(VOLUME)) {
            values.addAll(formulas.values(VOLUME, Cells.sum(count(threadCount, false))));
        }
        return values;
    }

    private List<Cells> count(long parts, boolean planar) {
        return engine.workers().map(Slab.split(sliceCount, parts), slab -> counter.count(slab, planar));
    }
}
