package org.weft.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Volume;

/** Every backend's grey levels against the definition, voxel by voxel. */
public abstract class DiscretiseKernelContract extends KernelContract {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());

    /** Bytes that are neither 0 nor a level that a kernel would write everywhere. */
    private static final byte STALE = 0x55;

    protected abstract DiscretiseKernel kernel();

    /** Parameters of the formula. */
    private record Formula(double lower, double multiplier, double divisor, long first, int levelCount) {

        Formula(double lower, double multiplier, double divisor, int levelCount) {
            this(lower, multiplier, divisor, 0, levelCount);
        }

        int level(float v) {
            double level = Math.floor(multiplier * (v - lower) / divisor) - first + 1;
            return level < 1 ? 1 : level > levelCount ? levelCount : (int) level;
        }
    }

    @Test
    void fillsRowsOfEveryLength() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int nx = 1; nx <= 70; nx++) {
            Box whole = Box.of(new Size(nx, 3, 2));
            check(random, whole.size(), whole, new Formula(-100, 32, 200, 32), 100);
        }
    }

    @Test
    void readsItsBoxOfALargerImage() {
        SplittableRandom random = new SplittableRandom(SEED);
        Size size = new Size(41, 7, 5);
        for (int x0 = 0; x0 < 20; x0++) {
            check(random, size, new Box(x0, 1, 2, 41 - x0 / 2, 6, 5), new Formula(-500, 1, 25, 40), 500);
        }
    }

    @Test
    void cutsOffAtTheFirstAndLastLevel() {
        SplittableRandom random = new SplittableRandom(SEED);
        Box whole = Box.of(new Size(67, 5, 3));
        check(random, whole.size(), whole, new Formula(0, 1, 25, 3), 1e9);
        check(random, whole.size(), whole, new Formula(0, 1, 1e-30, 65_535), Float.MAX_VALUE);
        check(random, whole.size(), whole, new Formula(0.5, 1, 1, 1), 3);
    }

    @Test
    void boundariesOfBinsAreExact() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? i / 10f : Math.nextDown(i / 10f);
        }
        byte[] mask = new byte[values.length];
        Arrays.fill(mask, (byte) 1);
        Size row = new Size(values.length, 1, 1);
        for (Formula formula : List.of(new Formula(0, 1, 0.1, 2000), new Formula(0, 64, 99.9f, 64),
                new Formula(0.1, 1, 0.3, 400),
                new Formula(0, 10, 1, 65_535), new Formula(-0.7, 1000, 101, 1000))) {
            check(row, Box.of(row), formula, values, mask);
        }
    }

    @Test
    void countsFromTheFirstBin() {
        SplittableRandom random = new SplittableRandom(SEED);
        Box whole = Box.of(new Size(67, 5, 3));
        for (Formula formula : List.of(new Formula(0, 1, 0.1, -1000, 2000), new Formula(0, 1, 0.3, 7, 300),
                new Formula(0, 1, 1e-7, -1_000_000_000, 65_535), new Formula(0, 1, 1e-13, 1L << 49, 65_535),
                new Formula(0, 1, 1e-14, -(1L << 52) - 1, 65_535), new Formula(0, 1, 1e-30, 1L << 60, 65_535))) {
            check(random, whole.size(), whole, formula, 100);
        }
        float[] whereHalvesEnd = {-0x1.8p51f, -0x1p52f, -0x1p53f, -0x1.000002p52f, -0.5f, -0f, 0, 0.5f, 0x1p51f,
            0x1p52f,
            0x1.000002p52f, 0x1p53f};
        byte[] mask = new byte[whereHalvesEnd.length];
        Arrays.fill(mask, (byte) 1);
        Size row = new Size(mask.length, 1, 1);
        for (float from : whereHalvesEnd) {
            check(row, Box.of(row), new Formula(0, 1, 1, (long) from - 3, 10), whereHalvesEnd, mask);
            check(row, Box.of(row), new Formula(0.5, 1, 1, (long) from - 3, 10), whereHalvesEnd, mask);
        }
    }

    @Test
    void whatLiesOutsideTheMaskDoesNotMatter() {
        float[] values = {1, Float.NaN, 2, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, 3,
            Float.NaN, 4, Float.NaN, 5};
        byte[] mask = {1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1};
        Size row = new Size(values.length, 1, 1);
        check(row, Box.of(row), new Formula(1, 1, 1, 5), values, mask);
        check(row, Box.of(row), new Formula(1, 1, 1, 5), values, new byte[values.length]);
    }

    private void check(SplittableRandom random, Size size, Box box, Formula formula, double magnitude) {
        float[] values = new float[Math.toIntExact(size.voxelCount())];
        byte[] mask = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-magnitude, magnitude);
            mask[i] = (byte) random.nextInt(2);
        }
        check(size, box, formula, values, mask);
    }

    private void check(Size size, Box box, Formula formula, float[] values, byte[] mask) {
        short[] expected = new short[Math.toIntExact(box.size().voxelCount())];
        int k = 0;
        for (long z = box.z0(); z < box.z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++) {
                for (long x = box.x0(); x < box.x1(); x++) {
                    int index = Math.toIntExact(x + size.x() * (y + size.y() * z));
                    expected[k++] = (short) (mask[index] == 0 ? 0 : formula.level(values[index]));
                }
            }
        }
        String message = size + ", " + box + ", " + formula + ", weft.seed=" + SEED;
        assertArrayEquals(expected, levels(size, box, formula, values, mask, Slab.split(box.size().z(), 1)), message);
        assertArrayEquals(expected, levels(size, box, formula, values, mask, Slab.split(box.size().z(), 3)), message);
    }

    private short[] levels(Size size, Box box, Formula formula, float[] values, byte[] mask, List<Slab> slabs) {
        Grid grid = Grid.of(size.x(), size.y(), size.z(), new Spacing(1, 1, 1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment voxels = memory(arena, (long) values.length * Float.BYTES)
                    .copyFrom(MemorySegment.ofArray(values));
            MemorySegment inside = memory(arena, mask.length).copyFrom(MemorySegment.ofArray(mask));
            MemorySegment levels = memory(arena, box.size().voxelCount() * Short.BYTES).fill(STALE);
            for (Slab slab : slabs) {
                kernel().discretise(new DiscretiseKernel.Arguments(new Volume(grid, voxels), new Mask(grid, inside),
                        box, slab,
                        formula.lower(), formula.multiplier(), formula.divisor(), formula.first(), formula.levelCount(),
                        levels));
            }
            return levels.toArray(JAVA_SHORT);
        }
    }

    @Test
    void leavesOtherSlabsAlone() {
        Size size = new Size(13, 2, 3);
        Grid grid = Grid.of(13, 2, 3, new Spacing(1, 1, 1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment levels = memory(arena, size.voxelCount() * Short.BYTES).fill(STALE);
            kernel().discretise(
                    new DiscretiseKernel.Arguments(new Volume(grid, memory(arena, size.voxelCount() * Float.BYTES)),
                            new Mask(grid, memory(arena, size.voxelCount())), Box.of(size), new Slab(1, 2), 0, 1, 1, 0,
                            1,
                            levels));
            for (long i = 0; i < levels.byteSize(); i++) {
                assertEquals(i / (2 * 26) == 1 ? 0 : STALE, levels.get(JAVA_BYTE, i));
            }
        }
    }
}
