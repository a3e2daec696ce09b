package org.weft.backend.vector;

import java.util.Arrays;
import org.weft.kernel.Zones;

/**
 * Disjoint parts of zones, united as they turn out to be linked. A tree's number grows with its first voxel in raster
 * order, and the root of united trees is the lowest of them.
 */
final class Forest {

    private int[] parents = new int[256];
    private int[] levels = new int[256];
    private int[] slices = new int[256];
    private long[] sizes = new long[256];
    private int[] distances = new int[256];
    private int count;

    /** A new tree without voxels. */
    int plant(int level, int slice) {
        if (count == parents.length) {
            int capacity = Math.addExact(count, count >> 1);
            parents = Arrays.copyOf(parents, capacity);
            levels = Arrays.copyOf(levels, capacity);
            slices = Arrays.copyOf(slices, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            distances = Arrays.copyOf(distances, capacity);
        }
        parents[count] = count;
        levels[count] = level;
        slices[count] = slice;
        distances[count] = Integer.MAX_VALUE;
        return count++;
    }

    /** Adds a voxel to a tree. */
    void add(int tree, int distance) {
        sizes[tree]++;
        distances[tree] = Math.min(distances[tree], distance);
    }

    /** The root of both trees, which are one from now on. */
    int unite(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        int root = Math.min(rootA, rootB);
        parents[rootA] = root;
        parents[rootB] = root;
        return root;
    }

    private int root(int tree) {
        int root = tree;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** What has grown, by the first voxel in raster order, in the arrays of the forest: the last that it gives. */
    Zones zones() {
        for (int tree = count - 1; tree >= 0; tree--) {
            int parent = parents[tree];
            if (parent != tree) {
                sizes[parent] += sizes[tree];
                distances[parent] = Math.min(distances[parent], distances[tree]);
            }
        }
        int zone = 0;
        for (int tree = 0; tree < count; tree++) {
            if (parents[tree] == tree) {
                levels[zone] = levels[tree];
                slices[zone] = slices[tree];
                sizes[zone] = sizes[tree];
                distances[zone] = distances[tree];
                zone++;
            }
        }
        return new Zones(levels, slices, sizes, distances, zone);
    }
}
