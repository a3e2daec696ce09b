package org.weft.texture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.settings.TextureSettings;

/** Grey level run length matrix: how often j voxels of level i follow each other along a direction. IBSI TP0I. */
public final class Glrlm {

    private Glrlm() {}

    /**
     * Features of a region, in the order of {@link Aggregation} and {@link GlrlmFeature}, for those of the aggregations
     * asked for that the family has: the six of slices and directions.
     *
     * @throws IllegalArgumentException where levels times longest side exceed 2²⁶, the cells of 512 MiB
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, TextureSettings.Runs settings,
            Set<Aggregation> aggregations, Engine engine) {
        Size size = volume.grid().size();
        long longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        Cells.checkLevels(FeatureFamily.GLRLM, volume.levelCount(), Cells.MAX_TABLE / longest);
        int maxRun = (int) longest;
        var formulas = new Formulas<>(List.of(GlrlmFeature.values()), CountMatrix::new, Status.TOO_FEW_VOXELS,
                Status.ZERO_DENOMINATOR);
        return new Directional<>(size, (long) volume.levelCount() * maxRun,
                step -> settings.weighting().factor(settings.norm().length(step.x(), step.y(), step.z())),
                (slab, directions) -> count(volume, slab, directions, maxRun, engine.kernels().glrlm()), formulas, engine)
                        .extract(aggregations, Offset.directions(true, 1), Offset.directions(false, 1));
    }

    static List<Cells> count(DiscretisedVolume volume, Slab slab, List<Offset> directions, int maxRun,
            GlrlmKernel kernel) {
        long bytes = (long) volume.levelCount() * maxRun * Long.BYTES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = arena.allocate(directions.size() * bytes, Long.BYTES);
            kernel.count(new GlrlmKernel.Arguments(volume, slab, directions, maxRun, counts));
            List<Cells> matrices = new ArrayList<>(directions.size());
            for (int m = 0; m < directions.size(); m++) {
                Cells runs = Cells.of(counts.asSlice(m * bytes, bytes), maxRun, 1);
                matrices.add(runs.withVoxelCount(runs.columnSum()));
            }
            return matrices;
        }
    }
}
