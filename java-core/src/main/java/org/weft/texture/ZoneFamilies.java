package org.weft.texture;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.grid.Grid;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/**
 * The two families of zones, from one pass over the volume for both, and one over its slices.
 *
 * <p>The pass over the volume holds the distances of its voxels (4 bytes each). It takes slabs of it on all workers, counts
 * the zones that lie within one, and unites the others across the seams. The pass over slices takes a few of them at a time, and leaves counts behind.
 */
public final class ZoneFamilies {

    private static final Formulas<CountMatrix> SIZE = new Formulas<>(List.of(GlszmFeature.values()), CountMatrix::new,
            Status.TOO_FEW_VOXELS, Status.ZERO_DENOMINATOR);
    private static final Formulas<CountMatrix> DISTANCE = new Formulas<>(List.of(GldzmFeature.values()),
            CountMatrix::new, Status.TOO_FEW_VOXELS, Status.ZERO_DENOMINATOR);

    /** Slabs of slices per thread: what is held of all threads' slabs stays a quarter of the volume's. */
    private static final long SLABS = 4;

    /** Slices of a slab of the volume at least, where there are as many. */
    private static final long LEAST_SLICES = 4;

    /** Voxels of a slice at most for seams to be held in arrays. */
    private static final long MAX_SEAM = 1L << 29;

    private final DiscretisedVolume volume;
    private final Mask morphological;
    private final List<Formulas<CountMatrix>> families;
    private final Set<Aggregation> wanted;
    private final Engine engine;

    private ZoneFamilies(DiscretisedVolume volume, Mask morphological, List<Formulas<CountMatrix>> families,
            Set<Aggregation> wanted, Engine engine) {
        this.volume = volume;
        this.morphological = morphological;
        this.families = families;
        this.wanted = wanted;
        this.engine = engine;
    }

    /**
     * Features of the size zone matrix, then of the distance zone matrix, each in the order of {@link Aggregation} and
     * feature, for those of the aggregations asked for that the families have: 2d, 2.5d, 3d.
     *
     * @param morphological the mask whose edge distances are measured to, of the volume's size; used for distances only
     * @param size          whether the size zone family is asked for
     * @param distance      whether the distance zone family is asked for
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, Mask morphological, boolean size,
            boolean distance, Set<Aggregation> aggregations, Engine engine) {
        if (distance && !morphological.grid().size().equals(volume.grid().size())) {
            throw new IllegalArgumentException("the morphological mask of " + morphological.grid().size()
                    + " voxels must have the size of the grey levels, " + volume.grid().size());
        }
        return new ZoneFamilies(volume, morphological, families(size, distance), aggregations, engine).values();
    }

    private static List<Formulas<CountMatrix>> families(boolean size, boolean distance) {
        if (size) {
            return distance ? List.of(SIZE, DISTANCE) : List.of(SIZE);
        }
        return distance ? List.of(DISTANCE) : List.of();
    }

    private List<FeatureValue> values() {
        List<Boolean> passes = new ArrayList<>();
        if (wanted.contains(Aggregation.SLICE) || wanted.contains(Aggregation.SLICES_MERGED)) {
            passes.add(true);
        }
        if (wanted.contains(Aggregation.VOLUME)) {
            passes.add(false);
        }
        List<List<List<FeatureValue>>> byPass = engine.workers().map(passes, planar -> planar ? planar() : spatial());
        List<FeatureValue> values = new ArrayList<>();
        for (int f = 0; f < families.size(); f++) {
            for (List<List<FeatureValue>> byFamily : byPass) {
                values.addAll(byFamily.get(f));
            }
        }
        return values;
    }

    /** Values of each family over the volume. */
    private List<List<FeatureValue>> spatial() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment distances = measured() ? measure(arena, morphological, false) : null;
            List<SlabCounts> parts = engine.workers().map(slabs(), slab -> count(slab, distances));
            Zones united = SlabZones.unite(parts.stream().map(SlabCounts::zones).toList(),
                    Math.toIntExact(volume.grid().size().x()));
            List<List<FeatureValue>> byFamily = new ArrayList<>();
            for (int f = 0; f < families.size(); f++) {
                int family = f;
                List<Cells> cells = new ArrayList<>(parts.stream().map(part -> part.complete.get(family)).toList());
                cells.add(matrix(united, families.get(f)));
                byFamily.add(families.get(f).values(Aggregation.VOLUME, Cells.sum(cells)));
            }
            return byFamily;
        }
    }

    /** Slabs of the volume that are searched apart: of several slices, so that seams take little of the time and memory. */
    private List<Slab> slabs() {
        Size size = volume.grid().size();
        return size.x() * size.y() > MAX_SEAM
                ? List.of(Slab.whole(size.z()))
                : Slab.split(size.z(), Math.min(SLABS * engine.workers().threadCount(), size.z() / LEAST_SLICES));
    }

    /** Of a slab: the complete zones counted, by family, and the open ones. */
    private record SlabCounts(List<Cells> complete, SlabZones zones) {}

    private SlabCounts count(Slab slab, MemorySegment distances) {
        Size size = volume.grid().size();
        int plane = Math.toIntExact(size.x() * size.y());
        int[] seams = new int[2 * plane];
        try (Arena arena = Arena.ofConfined()) {
            long slice = (long) plane * Integer.BYTES;
            MemorySegment written = arena.allocate(JAVA_INT, seams.length);
            Zones found = engine.kernels().zones().find(new ZoneKernel.Arguments(volume, slab, false,
                    distances == null ? null
                            : distances.asSlice(slab.z0() * slice, (slab.z1() - slab.z0()) * slice),
                    written));
            MemorySegment.copy(written, JAVA_INT, 0, seams, 0, seams.length);
            SlabZones zones = SlabZones.of(found, Math.toIntExact(slab.z0()), Arrays.copyOf(seams, plane),
                    Arrays.copyOfRange(seams, plane, seams.length));
            return new SlabCounts(families.stream().map(family -> matrix(zones.complete(), family)).toList(),
                    new SlabZones(new Zones(), zones.open(), zones.first(), zones.last()));
        }
    }

    private MemorySegment measure(Arena arena, Mask mask, boolean planar) {
        MemorySegment distances = arena.allocate(JAVA_INT, mask.grid().voxelCount());
        engine.kernels().distance().measure(new DistanceKernel.Arguments(mask, planar, distances));
        return distances;
    }

    /** Of one family in some slices: features of each slice that has zones, and counts of all of them. */
    private record Part(List<double[]> rows, Cells counts) {}

    /** Values of each family over the slices. */
    private List<List<FeatureValue>> planar() {
        List<Slab> slabs = Slab.split(volume.grid().size().z(), SLABS * engine.workers().threadCount());
        List<List<Part>> parts = engine.workers().map(slabs, this::count);
        List<List<FeatureValue>> byFamily = new ArrayList<>();
        for (int f = 0; f < families.size(); f++) {
            int family = f;
            byFamily.add(planar(families.get(f), parts.stream().map(part -> part.get(family)).toList()));
        }
        return byFamily;
    }

    private List<FeatureValue> planar(Formulas<CountMatrix> family, List<Part> parts) {
        List<FeatureValue> values = new ArrayList<>();
        if (wanted.contains(Aggregation.SLICE)) {
            values.addAll(family.mean(Aggregation.SLICE, parts.stream().flatMap(part -> part.rows.stream()).toList()));
        }
        if (wanted.contains(Aggregation.SLICES_MERGED)) {
            values.addAll(
                    family.values(Aggregation.SLICES_MERGED, Cells.sum(parts.stream().map(Part::counts).toList())));
        }
        return values;
    }

    /** Counts the zones in each of some slices. */
    private List<Part> count(Slab slab) {
        Zones zones = find(slab);
        return families.stream()
                .map(family -> new Part(
                        wanted.contains(Aggregation.SLICE) ? family.rows(slices(zones, family)) : List.of(),
                        wanted.contains(Aggregation.SLICES_MERGED) ? matrix(zones, family) : Cells.NONE))
                .toList();
    }

    private boolean measured() {
        return families.contains(DISTANCE);
    }

    /** The zones in each of some slices. */
    private Zones find(Slab slab) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment distances = measured() ? measure(arena, mask(slab), true) : null;
            return engine.kernels().zones().find(new ZoneKernel.Arguments(volume, slab, true, distances, null));
        }
    }

    private Mask mask(Slab slab) {
        Grid grid = volume.slices(slab.z0(), slab.z1()).grid();
        return new Mask(grid,
                morphological.voxels().asSlice(volume.grid().index(0, 0, slab.z0()), grid.voxelCount()));
    }

    /** A matrix for every slice that has zones. */
    private static List<Cells> slices(Zones zones, Formulas<CountMatrix> family) {
        List<Cells> slices = new ArrayList<>();
        for (int from = 0, to = 0; from < zones.count(); from = to) {
            while (to < zones.count() && zones.slice(to) == zones.slice(from)) {
                to++;
            }
            slices.add(matrix(zones, from, to, family));
        }
        return slices;
    }

    private static Cells matrix(Zones zones, Formulas<CountMatrix> family) {
        return matrix(zones, 0, zones.count(), family);
    }

    private static Cells matrix(Zones zones, int from, int to, Formulas<CountMatrix> family) {
        IntToLongFunction column = family == SIZE ? zones::size : zones::distance;
        long[] keys = new long[to - from];
        long voxelCount = 0;
        for (int zone = from; zone < to; zone++) {
            keys[zone - from] = Cells.key(zones.level(zone), column.applyAsLong(zone));
            voxelCount += zones.size(zone);
        }
        return Cells.of(keys, voxelCount);
    }
}
