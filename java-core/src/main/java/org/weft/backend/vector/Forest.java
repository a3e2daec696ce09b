package org.weft.backend.vector;

import java.util.Arrays;
import org.weft.kernel.Zones;

/**
 * Disjoint parts of zones, united as they turn out to be linked. A tree's number grows with its first voxel in raster
 * order, and the root of united trees is the lowest of them.
 */
final class Forest {

    private int[] parents = new int[0];
    private short[] levels = new short[0];
    private int[] slices = new int[0];
    private long[] sizes = new long[0];
    private int[] distances = new int[0];
    private final boolean measured;
    private int count;

    /** @param measured whether anybody asks for distances, which are 0 otherwise */
    Forest(boolean measured) {
        this.measured = measured;
    }

    int count() {
        return count;
    }

    /** The levels of trees, to be written where trees begin. */
    short[] levels() {
        return levels;
    }

    /** Makes room for some more trees, without voxels so far. */
    void dig(int more) {
        int needed = Math.addExact(count, more);
        if (needed > parents.length) {
            int capacity = Math.max(needed, Math.addExact(parents.length, parents.length >> 1));
            parents = Arrays.copyOf(parents, capacity);
            levels = Arrays.copyOf(levels, capacity);
            slices = Arrays.copyOf(slices, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            distances = Arrays.copyOf(distances, measured ? capacity : 0);
        }
        for (int tree = count; tree < needed; tree++) {
            parents[tree] = tree;
        }
        Arrays.fill(sizes, count, needed, 0);
        if (measured) {
            Arrays.fill(distances, count, needed, Integer.MAX_VALUE);
        }
    }

    /** Takes on all trees up to a number, of which the new ones have begun in a slice. */
    void grown(int number, int slice) {
        Arrays.fill(slices, count, number, slice);
        count = number;
    }

    /** Counts n voxels in their trees, where those of level 0 count nothing. */
    void add(int[] trees, int from, short[] voxels, int n) {
        long[] counts = sizes;
        for (int v = from; v < from + n; v++) {
            counts[trees[v]] += voxels[v] == 0 ? 0 : 1;
        }
    }

    /** Takes account of the distances of n voxels. */
    void approach(int[] trees, int from, short[] voxels, int[] given, int n) {
        int[] nearest = distances;
        for (int x = 0; x < n; x++) {
            int reached = voxels[from + x] == 0 ? Integer.MAX_VALUE : given[x];
            nearest[trees[from + x]] = Math.min(nearest[trees[from + x]], reached);
        }
    }

    /** Makes two trees one: climbs towards both roots in turn, always from the higher parent, and hangs what it leaves lower. */
    void unite(int one, int other) {
        int[] p = parents;
        int a = one;
        int b = other;
        while (p[a] != p[b]) {
            if (p[a] < p[b]) {
                int lower = a;
                a = b;
                b = lower;
            }
            int above = p[a];
            p[a] = p[b];
            if (a == above) {
                return;
            }
            a = above;
        }
    }

    /** What has grown, by the first voxel in raster order: once. */
    Zones zones() {
        for (int tree = count - 1; tree >= 0; tree--) {
            int parent = parents[tree];
            sizes[parent] += parent == tree ? 0 : sizes[tree];
            if (measured) {
                distances[parent] = Math.min(distances[parent], distances[tree]);
            }
        }
        int zone = 0;
        int[] rootLevels = new int[count];
        for (int tree = 0; tree < count; tree++) {
            rootLevels[zone] = Short.toUnsignedInt(levels[tree]);
            slices[zone] = slices[tree];
            sizes[zone] = sizes[tree];
            if (measured) {
                distances[zone] = distances[tree];
            }
            zone += parents[tree] == tree ? 1 : 0;
        }
        return new Zones(rootLevels, slices, sizes, measured ? distances : new int[zone], zone);
    }

    /** The zone of every tree, once the zones are known, in the place of its parent. */
    int[] numbers() {
        int zone = 0;
        for (int tree = 0; tree < count; tree++) {
            parents[tree] = parents[tree] == tree ? zone++ : parents[parents[tree]];
        }
        return parents;
    }
}
