package org.weft.texture;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** The two families of zones, from one pass over the volume for both, and one over its slices. */
public final class ZoneFamilies {

    private static final Formulas<CountMatrix> SIZE = new Formulas<>(List.of(GlszmFeature.values()), CountMatrix::new,
            Status.TOO_FEW_VOXELS, Status.ZERO_DENOMINATOR);
    private static final Formulas<CountMatrix> DISTANCE = new Formulas<>(List.of(GldzmFeature.values()),
            CountMatrix::new,
            Status.TOO_FEW_VOXELS, Status.ZERO_DENOMINATOR);

    private ZoneFamilies() {}

    /**
     * Features of the size zone matrix, then of the distance zone matrix, each in the order of {@link Aggregation} and
     * feature, for those of the aggregations asked for that the families have: 2d, 2.5d, 3d.
     *
     * @param morphological the mask whose edge distances are measured to, of the volume's size; used for distances only
     * @param size          whether the size zone family is asked for
     * @param distance      whether the distance zone family is asked for
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, Mask morphological, boolean size,
            boolean distance,
            Set<Aggregation> aggregations, Engine engine) {
        if (distance && !morphological.grid().size().equals(volume.grid().size())) {
            throw new IllegalArgumentException("the morphological mask of " + morphological.grid().size()
                    + " voxels must have the size of the grey levels, " + volume.grid().size());
        }
        List<Boolean> passes = new ArrayList<>();
        if (aggregations.contains(Aggregation.SLICE) || aggregations.contains(Aggregation.SLICES_MERGED)) {
            passes.add(true);
        }
        if (aggregations.contains(Aggregation.VOLUME)) {
            passes.add(false);
        }
        List<Zones> zones = engine.workers().map(passes,
                planar -> find(volume, planar, distance ? morphological : null, engine));
        List<FeatureValue> values = new ArrayList<>();
        for (Formulas<CountMatrix> family : families(size, distance)) {
            for (int pass = 0; pass < passes.size(); pass++) {
                addValues(family, zones.get(pass), passes.get(pass), aggregations, engine, values);
            }
        }
        return values;
    }

    private static List<Formulas<CountMatrix>> families(boolean size, boolean distance) {
        if (size) {
            return distance ? List.of(SIZE, DISTANCE) : List.of(SIZE);
        }
        return distance ? List.of(DISTANCE) : List.of();
    }

    private static Zones find(DiscretisedVolume volume, boolean planar, Mask morphological, Engine engine) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment distances = null;
            if (morphological != null) {
                distances = arena.allocate(JAVA_INT, volume.grid().voxelCount());
                engine.kernels().distance().measure(new DistanceKernel.Arguments(morphological, planar, distances));
            }
            return engine.kernels().zones().find(new ZoneKernel.Arguments(volume, planar, distances));
        }
    }

    private static void addValues(Formulas<CountMatrix> family, Zones zones, boolean planar, Set<Aggregation> wanted,
            Engine engine, List<FeatureValue> values) {
        IntToLongFunction column = family == SIZE ? zones::size : zones::distance;
        if (planar && wanted.contains(Aggregation.SLICE)) {
            values.addAll(family.mean(Aggregation.SLICE, slices(zones, column), engine.workers()));
        }
        if (planar && wanted.contains(Aggregation.SLICES_MERGED)) {
            values.addAll(family.values(Aggregation.SLICES_MERGED, matrix(zones, 0, zones.count(), column)));
        }
        if (!planar) {
            values.addAll(family.values(Aggregation.VOLUME, matrix(zones, 0, zones.count(), column)));
        }
    }

    /** A matrix for every slice that has zones. */
    private static List<Cells> slices(Zones zones, IntToLongFunction column) {
        List<Cells> slices = new ArrayList<>();
        for (int from = 0, to = 0; from < zones.count(); from = to) {
            while (to < zones.count() && zones.slice(to) == zones.slice(from)) {
                to++;
            }
            slices.add(matrix(zones, from, to, column));
        }
        return slices;
    }

    private static Cells matrix(Zones zones, int from, int to, IntToLongFunction column) {
        long[] keys = new long[to - from];
        long voxelCount = 0;
        for (int zone = from; zone < to; zone++) {
            keys[zone - from] = Cells.key(zones.level(zone), column.applyAsLong(zone));
            voxelCount += zones.size(zone);
        }
        return Cells.of(keys, voxelCount);
    }
}
