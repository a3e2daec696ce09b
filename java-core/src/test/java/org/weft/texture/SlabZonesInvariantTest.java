package org.weft.texture;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.weft.backend.scalar.ScalarDistance;
import org.weft.backend.scalar.ScalarZones;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.Sample;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** Zones do not depend on how a volume is cut into slabs. */
class SlabZonesInvariantTest {

    private static final int X = 9;
    private static final int Y = 8;
    private static final int Z = 13;

    private record Zone(int level, int slice, long size, int distance) {}

    @Test
    void slabsOfAnyThicknessGiveTheZonesOfTheVolume() {
        Sample.all().forEach(sample -> check(sample.nx(), sample.ny(), sample.nz(), sample.levels()));
    }

    @Test
    void zonesMayCrossEverySeam() {
        assertEquals(1, check(v -> 1));
        assertEquals(2, check(v -> 1 + (v % X + v / X % Y + v / X / Y) % 2));
        assertTrue(check(v -> 1 + v % X % 3) > 2);
    }

    /** Columns of one level that only a slice joins, the last one or the first; and a coil that turns a step each slice. */
    @Test
    void zonesMayMeetFarFromWhereTheyBegin() {
        assertEquals(1, check(v -> v / X / Y == Z - 1 || v % X % 2 == 0 && v / X % Y % 2 == 0 ? 1 : 0));
        assertEquals(1, check(v -> v / X / Y == 0 || v % X % 2 == 0 && v / X % Y % 2 == 0 ? 1 : 0));
        assertEquals(1, check(v -> Math.floorMod(v % X - v / X / Y, 8) == 0 && v / X % Y == 0
                || (v / X / Y) % 8 == v % X && v / X % Y == 1 || v / X / Y % 4 == 0 && v / X % Y == 1 ? 2 : 0));
    }

    /** Number of zones. */
    private static int check(IntUnaryOperator level) {
        int[] levels = new int[X * Y * Z];
        Arrays.setAll(levels, level);
        return check(X, Y, Z, levels);
    }

    private static int check(int nx, int ny, int nz, int[] levels) {
        try (Arena arena = Arena.ofConfined()) {
            int levelCount = Math.max(1, Arrays.stream(levels).max().orElseThrow());
            DiscretisedVolume volume = Cases.volume(arena, nx, ny, nz, levelCount, levels);
            MemorySegment distances = arena.allocate(JAVA_INT, levels.length);
            new ScalarDistance().measure(new DistanceKernel.Arguments(Cases.mask(arena, volume), false, distances));
            Zones whole = new ScalarZones().find(new ZoneKernel.Arguments(volume, false, distances));
            for (int parts = 1; parts <= nz; parts++) {
                List<SlabZones> slabs = Slab.split(nz, parts).stream()
                        .map(slab -> find(arena, nx, ny, slab, volume, distances)).toList();
                List<Zone> found = new ArrayList<>(list(SlabZones.unite(slabs, nx)));
                slabs.forEach(slab -> found.addAll(list(slab.complete())));
                assertEquals(sorted(list(whole)), sorted(found),
                        nx + " x " + ny + " x " + nz + " voxels in " + parts + " slabs");
            }
            return whole.count();
        }
    }

    private static SlabZones find(Arena arena, int nx, int ny, Slab slab, DiscretisedVolume volume,
            MemorySegment distances) {
        int plane = nx * ny;
        MemorySegment seams = arena.allocate(JAVA_INT, 2L * plane);
        Zones zones = new ScalarZones().find(new ZoneKernel.Arguments(volume, slab, false,
                distances.asSlice(4L * plane * slab.z0(), 4L * plane * (slab.z1() - slab.z0())), seams));
        int[] both = seams.toArray(JAVA_INT);
        return SlabZones.of(zones, (int) slab.z0(), Arrays.copyOf(both, plane),
                Arrays.copyOfRange(both, plane, 2 * plane));
    }

    private static List<Zone> list(Zones zones) {
        List<Zone> list = new ArrayList<>();
        for (int zone = 0; zone < zones.count(); zone++) {
            list.add(new Zone(zones.level(zone), zones.slice(zone), zones.size(zone), zones.distance(zone)));
        }
        return list;
    }

    private static List<Zone> sorted(List<Zone> zones) {
        return zones.stream().sorted(Comparator.comparingInt(Zone::level).thenComparingInt(Zone::slice)
                .thenComparingLong(Zone::size).thenComparingInt(Zone::distance)).toList();
    }
}
