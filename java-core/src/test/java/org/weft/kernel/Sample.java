package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;

/** A small region made at random. {@code -Dweft.seed=...} repeats a run; the seed stands in every sample's name. */
public record Sample(String name, int nx, int ny, int nz, int levelCount, int[] levels) {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    /** What the region looks like. */
    private enum Shape {
        FULL, BALL, SPARSE, EMPTY, CORNER
    }

    /**
     * Sides that cover every tail of a vector, prime sizes in space, one voxel, single rows and columns, few and many
     * levels.
     */
    public static List<Sample> all() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Sample> samples = new ArrayList<>();
        for (int nx = 1; nx <= 70; nx++) {
            samples.add(of(random, Shape.values()[nx % 3], nx, 3, 2, 1 + nx % 7));
        }
        for (int ng : new int[] {1, 2, 16, 64, 255, 256, 300}) {
            samples.add(of(random, Shape.FULL, 13, 11, 7, ng));
            samples.add(of(random, Shape.BALL, 17, 19, 13, ng));
            samples.add(of(random, Shape.SPARSE, 31, 5, 11, ng));
        }
        samples.add(of(random, Shape.FULL, 1, 1, 1, 1));
        samples.add(of(random, Shape.FULL, 1, 1, 1, 300));
        samples.add(of(random, Shape.FULL, 1, 29, 1, 3));
        samples.add(of(random, Shape.FULL, 1, 1, 23, 2));
        samples.add(of(random, Shape.FULL, 257, 2, 2, 1));
        samples.add(of(random, Shape.BALL, 131, 37, 3, 32));
        samples.add(of(random, Shape.EMPTY, 9, 5, 4, 3));
        samples.add(of(random, Shape.CORNER, 67, 7, 5, 3));
        return samples;
    }

    /** One region of many levels. */
    public static Sample manyLevels(int levelCount) {
        return of(new SplittableRandom(SEED), Shape.FULL, 23, 19, 7, levelCount);
    }

    /** One region of one level, longer than 16 bits count. */
    public static Sample longRows() {
        return of(new SplittableRandom(SEED), Shape.FULL, 70_001, 2, 2, 1);
    }

    /** One region with more voxels than 300 levels have pairs. */
    public static Sample large() {
        return of(new SplittableRandom(SEED), Shape.BALL, 229, 19, 23, 300);
    }

    /** A region all of its highest level, but for its first voxel. */
    public static Sample highest(int levelCount) {
        int[] levels = new int[11 * 13 * 17];
        Arrays.fill(levels, levelCount);
        levels[0] = 1;
        return new Sample("all of level " + levelCount, 11, 13, 17, levelCount, levels);
    }

    private static Sample of(SplittableRandom random, Shape shape, int nx, int ny, int nz, int ng) {
        int[] levels = new int[nx * ny * nz];
        for (int k = 0; k < levels.length; k++) {
            int level = 1 + random.nextInt(ng);
            // Half of the voxels repeat one before them, so that runs and zones grow.
            int[] before = {1, nx, nx * ny, nx + 1, nx * ny - nx + 1};
            int back = before[random.nextInt(before.length)];
            boolean repeats = back > 0 && back <= k && random.nextBoolean();
            levels[k] = repeats ? levels[k - back] : level;
        }
        for (int k = 0; k < levels.length; k++) {
            if (!inside(random, shape, k % nx, k / nx % ny, k / nx / ny, nx, ny, nz)) {
                levels[k] = 0;
            }
        }
        String name = shape + " " + nx + " x " + ny + " x " + nz + ", " + ng + " levels, weft.seed=" + SEED;
        return new Sample(name, nx, ny, nz, ng, levels);
    }

    private static boolean inside(SplittableRandom random, Shape shape, int x, int y, int z, int nx, int ny, int nz) {
        return switch (shape) {
            case FULL -> true;
            case BALL -> square(x, nx) + square(y, ny) + square(z, nz) <= 1;
            case SPARSE -> random.nextInt(3) == 0;
            case EMPTY -> false;
            case CORNER -> x == nx - 1 && y == ny - 1 && z == nz - 1;
        };
    }

    private static double square(int x, int n) {
        double d = (2.0 * x + 1) / n - 1;
        return d * d;
    }

    public int voxelCount() {
        return levels.length;
    }

    public int index(int x, int y, int z) {
        return x + nx * (y + ny * z);
    }

    /** Level of a voxel, 0 beyond the volume. */
    public int at(long x, long y, long z) {
        boolean within = x >= 0 && x < nx && y >= 0 && y < ny && z >= 0 && z < nz;
        return within ? levels[index((int) x, (int) y, (int) z)] : 0;
    }

    private Grid grid() {
        return Grid.of(nx, ny, nz, new Spacing(1, 1, 1));
    }

    /** Writes the levels, 2 bytes a voxel, into memory of exactly their size. */
    public DiscretisedVolume volume(MemorySegment memory) {
        for (int k = 0; k < levels.length; k++) {
            memory.setAtIndex(JAVA_SHORT, k, (short) levels[k]);
        }
        return new DiscretisedVolume(grid(), memory, levelCount);
    }

    /** Writes the region as a mask, 1 byte a voxel, into memory of exactly its size. */
    public Mask mask(MemorySegment memory) {
        for (int k = 0; k < levels.length; k++) {
            memory.set(JAVA_BYTE, k, (byte) (levels[k] > 0 ? 1 : 0));
        }
        return new Mask(grid(), memory);
    }

    /** Slabs that share the slices out: all in one, or one to three slices each. */
    public List<List<Slab>> partitions() {
        return List.of(List.of(Slab.whole(nz)), Slab.split(nz, nz), Slab.split(nz, (nz + 2) / 3));
    }

    @Override
    public String toString() {
        return name;
    }
}
