package org.weft.texture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.settings.TextureSettings;

/**
 * Neighbouring grey level dependence matrix: how many voxels of level i have a dependence of j, which is how many voxels
 * of the neighbourhood, itself included, have nearly the same level. Every voxel of the region has one, so N_v = N_s.
 * IBSI REK0.
 */
public final class Ngldm {

    private Ngldm() {}

    /**
     * Features of a region, in the order of {@link Aggregation} and {@link NgldmFeature}, for those of the aggregations
     * asked for that the family has: 2d, 2.5d, 3d.
     *
     * @throws IllegalArgumentException where levels times neighbours exceed 2²⁶, the cells of 512 MiB
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, TextureSettings.Dependence settings,
            Set<Aggregation> aggregations, Engine engine) {
        List<Offset> planar = Offset.neighbourhood(true, settings.distance(), settings.norm());
        List<Offset> spatial = Offset.neighbourhood(false, settings.distance(), settings.norm());
        Cells.checkLevels(FeatureFamily.NGLDM, volume.levelCount(), Cells.MAX_TABLE / (spatial.size() + 1));
        var formulas = new Formulas<>(List.of(NgldmFeature.values()), CountMatrix::new, Status.TOO_FEW_VOXELS,
                Status.ZERO_DENOMINATOR);
        return new Sliced<>(volume.grid().size().z(), (long) volume.levelCount() * (spatial.size() + 1),
                (slab, inPlane) -> count(volume, slab, inPlane ? planar : spatial, settings.coarseness(),
                        engine.kernels().ngldm()),
                formulas, engine).extract(aggregations);
    }

    static Cells count(DiscretisedVolume volume, Slab slab, List<Offset> neighbourhood, int coarseness,
            NgldmKernel kernel) {
        int columns = neighbourhood.size() + 1;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = arena.allocate((long) volume.levelCount() * columns * Long.BYTES, Long.BYTES);
            kernel.count(new NgldmKernel.Arguments(volume, slab, neighbourhood, coarseness, counts));
            Cells dependences = Cells.of(counts, columns, 1);
            return dependences.withVoxelCount(dependences.joint().total());
        }
    }
}
