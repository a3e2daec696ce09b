package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every backend's zones against the definition: labels spread among linked voxels until none changes. */
public abstract class ZoneKernelContract extends KernelContract {

    protected abstract ZoneKernel kernel();

    /** A zone as the kernel should report it. */
    private record Zone(int level, int slice, long size, int distance) {}

    @Test
    void findsZonesInSpace() {
        Sample.all().forEach(sample -> check(sample, false, false));
    }

    @Test
    void findsZonesInSlices() {
        Sample.all().forEach(sample -> check(sample, true, false));
    }

    @Test
    void findsSmallestDistances() {
        Sample.all().forEach(sample -> check(sample, false, true));
        Sample.all().forEach(sample -> check(sample, true, true));
    }

    @Test
    void findsThousandsOfLevels() {
        check(Sample.manyLevels(5_000), false, true);
        check(Sample.highest(65_535), false, true);
    }

    @Test
    void findsZonesOfSomeSlices() {
        for (Sample sample : Sample.all()) {
            for (Slab slab : List.of(new Slab(sample.nz() / 3, sample.nz()), new Slab(0, (sample.nz() + 1) / 2),
                    new Slab(sample.nz() / 2, sample.nz() / 2 + 1))) {
                check(sample, slab, false, true);
                check(sample, slab, true, false);
            }
        }
    }

    private void check(Sample sample, boolean planar, boolean withDistances) {
        check(sample, Slab.whole(sample.nz()), planar, withDistances);
    }

    private void check(Sample whole, Slab slab, boolean planar, boolean withDistances) {
        Sample sample = slices(whole, slab);
        int[] distances = withDistances ? DistanceKernelContract.peel(sample, planar) : null;
        List<Zone> found = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            var volume = whole.volume(memory(arena, 2L * whole.voxelCount()));
            MemorySegment given = null;
            if (withDistances) {
                given = memory(arena, (long) Integer.BYTES * distances.length);
                MemorySegment.copy(distances, 0, given, JAVA_INT, 0, distances.length);
            }
            MemorySegment seams = memory(arena, 2L * Integer.BYTES * sample.nx() * sample.ny()).fill((byte) 77);
            Zones zones = kernel().find(new ZoneKernel.Arguments(volume, slab, planar, given, seams));
            assertArrayEquals(seams(sample, planar), seams.toArray(JAVA_INT), sample + ", planar " + planar);
            for (int zone = 0; zone < zones.count(); zone++) {
                found.add(new Zone(zones.level(zone), zones.slice(zone), zones.size(zone), zones.distance(zone)));
            }
        }
        String what = sample + ", planar " + planar;
        assertEquals(zones(sample, planar, distances), found, what);
        assertTrue(found.stream().mapToLong(Zone::size).sum() == Arrays.stream(sample.levels())
                .filter(level -> level > 0).count(), what);
    }

    /** Some slices of a sample as one of their own. */
    private static Sample slices(Sample whole, Slab slab) {
        int plane = whole.nx() * whole.ny();
        return new Sample(whole.name() + ", " + slab, whole.nx(), whole.ny(), (int) (slab.z1() - slab.z0()),
                whole.levelCount(),
                Arrays.copyOfRange(whole.levels(), plane * (int) slab.z0(), plane * (int) slab.z1()));
    }

    /** The zones of the voxels of the first and of the last slice, counted from 1. */
    private static int[] seams(Sample sample, boolean planar) {
        int[] firsts = firsts(sample, planar);
        int[] numbers = new int[firsts.length];
        int count = 0;
        for (int k = 0; k < firsts.length; k++) {
            if (sample.levels()[k] > 0) {
                numbers[k] = firsts[k] == k ? ++count : numbers[firsts[k]];
            }
        }
        int plane = sample.nx() * sample.ny();
        int[] seams = Arrays.copyOf(numbers, 2 * plane);
        System.arraycopy(numbers, numbers.length - plane, seams, plane, plane);
        return seams;
    }

    /** The first voxel of every voxel's zone. */
    private static int[] firsts(Sample sample, boolean planar) {
        int[] firsts = new int[sample.voxelCount()];
        Arrays.setAll(firsts, k -> k);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int k = 0; k < firsts.length; k++) {
                changed |= spread(sample, planar, firsts, k);
            }
            for (int k = firsts.length - 1; k >= 0; k--) {
                changed |= spread(sample, planar, firsts, k);
            }
        }
        return firsts;
    }

    private static List<Zone> zones(Sample sample, boolean planar, int[] distances) {
        int[] firsts = firsts(sample, planar);
        List<Zone> zones = new ArrayList<>();
        for (int k = 0; k < firsts.length; k++) {
            if (firsts[k] == k && sample.levels()[k] > 0) {
                int size = 0;
                int distance = distances == null ? 0 : Integer.MAX_VALUE;
                for (int v = k; v < firsts.length; v++) {
                    if (firsts[v] == k) {
                        size++;
                        distance = distances == null ? 0 : Math.min(distance, distances[v]);
                    }
                }
                zones.add(new Zone(sample.levels()[k], k / sample.nx() / sample.ny(), size, distance));
            }
        }
        return zones;
    }

    /** Takes over the lowest label among the voxels linked to voxel k. */
    private static boolean spread(Sample sample, boolean planar, int[] firsts, int k) {
        int least = firsts[k];
        int x = k % sample.nx();
        int y = k / sample.nx() % sample.ny();
        int z = k / sample.nx() / sample.ny();
        int depth = planar ? 0 : 1;
        for (int c = z - depth; c <= z + depth; c++) {
            for (int b = y - 1; b <= y + 1; b++) {
                for (int a = x - 1; a <= x + 1; a++) {
                    if (sample.levels()[k] > 0 && sample.at(a, b, c) == sample.levels()[k]) {
                        least = Math.min(least, firsts[sample.index(a, b, c)]);
                    }
                }
            }
        }
        boolean lower = least < firsts[k];
        firsts[k] = least;
        return lower;
    }
}
