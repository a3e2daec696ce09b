package org.weft.texture;

import java.lang.foreign.MemorySegment;
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
        Cells.checkLevels(FeatureFamily.GLRLM, volume.levelCount(), Cells.MAX_TABLE / longestSide(volume));
        return directional(volume, settings, engine).extract(aggregations, Offset.directions(true, 1),
                Offset.directions(false, 1));
    }

    static Directional<CountMatrix> directional(DiscretisedVolume volume, TextureSettings.Runs settings,
            Engine engine) {
        int maxRun = Math.toIntExact(longestSide(volume));
        var counter = new Directional.Counter() {
            @Override
            public void count(Slab slab, List<Offset> directions, MemorySegment counts) {
                engine.kernels().glrlm()
                        .count(new GlrlmKernel.Arguments(volume, slab, directions, maxRun, counts));
            }

            @Override
            public Cells matrix(MemorySegment table) {
                Cells runs = Cells.of(table, maxRun, 1);
                return runs.withVoxelCount(runs.columnSum());
            }
        };
        var formulas = new Formulas<>(List.of(GlrlmFeature.values()), CountMatrix::new, Status.TOO_FEW_VOXELS,
                Status.ZERO_DENOMINATOR);
        return new Directional<>(volume.grid().size(), (long) volume.levelCount() * maxRun,
                step -> settings.weighting().factor(settings.norm().length(step.x(), step.y(), step.z())), counter,
                formulas, engine);
    }

    private static long longestSide(DiscretisedVolume volume) {
        Size size = volume.grid().size();
        return Math.max(size.x(), Math.max(size.y(), size.z()));
    }
}
