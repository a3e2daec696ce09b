package org.weft.kernel;

import java.util.Arrays;

/** The zones of a region, in raster order of their first voxels; grows as zones are added. */
public final class Zones {

    private int[] levels;
    private int[] slices;
    private long[] sizes;
    private int[] distances;
    private int count;

    public Zones() {
        this(64);
    }

    /** None yet, with room for {@code capacity}, at least 2, before it has to grow. */
    public Zones(int capacity) {
        this(new int[capacity], new int[capacity], new long[capacity], new int[capacity], 0);
    }

    /** The first {@code count} entries of arrays of one length, which are taken over, not copied. */
    public Zones(int[] levels, int[] slices, long[] sizes, int[] distances, int count) {
        this.levels = levels;
        this.slices = slices;
        this.sizes = sizes;
        this.distances = distances;
        this.count = count;
    }

    /** Adds a zone; {@code distance} is the smallest distance to the edge of any of its voxels, 0 where none was asked for. */
    public void add(int level, int slice, long size, int distance) {
        if (count == levels.length) {
            int capacity = Math.addExact(count, count >> 1);
            levels = Arrays.copyOf(levels, capacity);
            slices = Arrays.copyOf(slices, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            distances = Arrays.copyOf(distances, capacity);
        }
        levels[count] = level;
        slices[count] = slice;
        sizes[count] = size;
        distances[count] = distance;
        count++;
    }

    public int count() {
        return count;
    }

    /** Grey level, from 1. */
    public int level(int zone) {
        return levels[zone];
    }

    /** Slice of the zone's first voxel. */
    public int slice(int zone) {
        return slices[zone];
    }

    /** Number of voxels. */
    public long size(int zone) {
        return sizes[zone];
    }

    /** Smallest distance to the region's edge, from 1. */
    public int distance(int zone) {
        return distances[zone];
    }
}
