package org.weft.texture;

import java.util.Arrays;
import java.util.List;
import org.weft.kernel.Zones;

/**
 * The zones of a slab of a volume, searched for itself. Those that reach neither its first nor its last slice are complete; the
 * others are open: what touches across the seam to the next slab is one zone.
 *
 * @param complete zones that are complete, in their order
 * @param open     zones that are open, in their order
 * @param first    int32[y][x]: the open zones of the first slice's voxels, counted from 1, 0 outside the region
 * @param last     the same of the last slice
 */
record SlabZones(Zones complete, Zones open, int[] first, int[] last) {

    /**
     * Sorts the zones of a slab.
     *
     * @param z0    the slab's first slice, which slices are counted from
     * @param first int32[y][x] as {@link org.weft.kernel.ZoneKernel} writes its first seam; taken over
     * @param last  likewise
     */
    static SlabZones of(Zones zones, int z0, int[] first, int[] last) {
        int[] numbers = new int[zones.count() + 1];
        for (int zone : first) {
            numbers[zone] = 1;
        }
        for (int zone : last) {
            numbers[zone] = 1;
        }
        numbers[0] = 0;
        Zones complete = new Zones(zones.count() + 2);
        Zones open = new Zones();
        for (int zone = 0; zone < zones.count(); zone++) {
            boolean reaches = numbers[zone + 1] > 0;
            (reaches ? open : complete).add(zones.level(zone), z0 + zones.slice(zone), zones.size(zone),
                    zones.distance(zone));
            numbers[zone + 1] = reaches ? open.count() : 0;
        }
        Arrays.setAll(first, v -> numbers[first[v]]);
        Arrays.setAll(last, v -> numbers[last[v]]);
        return new SlabZones(complete, open, first, last);
    }

    /**
     * What the open zones of slabs become.
     *
     * @param slabs all slabs of a volume, one on the other
     * @param nx    width of the volume
     * @return zones in raster order of their first voxels
     */
    static Zones unite(List<SlabZones> slabs, int nx) {
        int[] starts = new int[slabs.size() + 1];
        for (int s = 0; s < slabs.size(); s++) {
            starts[s + 1] = Math.addExact(starts[s], slabs.get(s).open.count());
        }
        int[] parents = new int[starts[slabs.size()]];
        Arrays.setAll(parents, zone -> zone);
        for (int s = 1; s < slabs.size(); s++) {
            link(slabs.get(s - 1), slabs.get(s), nx, starts[s - 1] - 1, starts[s] - 1, parents);
        }
        return gather(slabs, starts, parents);
    }

    /** Unites zones of one level that touch each other across a seam; zone 1 of a slab has number 1 + its start. */
    private static void link(SlabZones below, SlabZones above, int nx, int belowStart, int aboveStart, int[] parents) {
        int ny = above.first.length / nx;
        for (int v = 0; v < above.first.length; v++) {
            if (above.first[v] > 0) {
                int level = above.open.level(above.first[v] - 1);
                for (int y = Math.max(v / nx - 1, 0); y <= Math.min(v / nx + 1, ny - 1); y++) {
                    for (int x = Math.max(v % nx - 1, 0); x <= Math.min(v % nx + 1, nx - 1); x++) {
                        int other = below.last[y * nx + x];
                        if (other > 0 && below.open.level(other - 1) == level) {
                            int a = root(parents, belowStart + other);
                            int b = root(parents, aboveStart + above.first[v]);
                            parents[Math.max(a, b)] = Math.min(a, b);
                        }
                    }
                }
            }
        }
    }

    private static int root(int[] parents, int zone) {
        int root = zone;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private static Zones gather(List<SlabZones> slabs, int[] starts, int[] parents) {
        long[] sizes = new long[parents.length];
        int[] distances = new int[parents.length];
        Arrays.fill(distances, Integer.MAX_VALUE);
        for (int s = slabs.size() - 1; s >= 0; s--) {
            Zones open = slabs.get(s).open;
            for (int zone = open.count() - 1; zone >= 0; zone--) {
                int k = starts[s] + zone;
                int parent = parents[k];
                sizes[k] += open.size(zone);
                distances[k] = Math.min(distances[k], open.distance(zone));
                sizes[parent] += parent == k ? 0 : sizes[k];
                distances[parent] = Math.min(distances[parent], distances[k]);
            }
        }
        Zones zones = new Zones();
        for (int s = 0; s < slabs.size(); s++) {
            Zones open = slabs.get(s).open;
            for (int zone = 0; zone < open.count(); zone++) {
                int k = starts[s] + zone;
                if (parents[k] == k) {
                    zones.add(open.level(zone), open.slice(zone), sizes[k], distances[k]);
                }
            }
        }
        return zones;
    }
}
