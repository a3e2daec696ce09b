package org.weft.backend;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Norm;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Volume;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;

/** A kernel at work on cubes of several sizes, to see from which on a device is faster than the processor. */
enum Trial {
    DISCRETISE(DiscretiseKernel.class, (kernels, cube) -> kernels.discretise()
            .discretise(
                    new DiscretiseKernel.Arguments(cube.image, cube.mask, Box.of(cube.grid().size()), cube.whole(), 0,
                            Cube.LEVEL_COUNT, 1, 0, Cube.LEVEL_COUNT, cube.out))),
    MOMENTS(MomentsKernel.class,
            (kernels, cube) -> kernels.moments().sumBlocks(
                    new MomentsKernel.Arguments(cube.image.voxels(), 0, cube.grid().voxelCount(), 0.5, 0, 1),
                    Cube.BLOCK)),
    HISTOGRAM(HistogramKernel.class, (kernels, cube) -> kernels.histogram()
            .count(new HistogramKernel.Arguments(cube.levels, cube.whole(), Cube.table(1)))),
    GLCM(GlcmKernel.class, (kernels, cube) -> kernels.glcm().count(
            new GlcmKernel.Arguments(cube.levels, cube.whole(), Cube.HALF,
                    Cube.table(Cube.HALF.size() * Cube.LEVEL_COUNT)))),
    GLRLM(GlrlmKernel.class, (kernels, cube) -> {
        int side = (int) cube.grid().size().x();
        kernels.glrlm().count(new GlrlmKernel.Arguments(cube.levels, cube.whole(), Cube.HALF, side,
                Cube.table(Cube.HALF.size() * side)));
    }),
    ZONES(ZoneKernel.class, (kernels, cube) -> kernels.zones()
            .find(new ZoneKernel.Arguments(cube.levels, false, null))),
    DISTANCE(DistanceKernel.class, (kernels, cube) -> kernels.distance()
            .measure(new DistanceKernel.Arguments(cube.mask, false, cube.distances))),
    NGTDM(NgtdmKernel.class, (kernels, cube) -> kernels.ngtdm()
            .count(new NgtdmKernel.Arguments(cube.levels, cube.whole(), Cube.AROUND, Cube.table(Cube.AROUND.size() + 1),
                    Cube.table(Cube.AROUND.size() + 1)))),
    NGLDM(NgldmKernel.class, (kernels, cube) -> kernels.ngldm()
            .count(new NgldmKernel.Arguments(cube.levels, cube.whole(), Cube.AROUND, 0,
                    Cube.table(Cube.AROUND.size() + 1))));

    private static final int[] SIDES = {64, 96, 128};
    private static final int ROUNDS = 4;

    /** Nanoseconds after which two rounds will do: a device that is so slow is not worth the wait. */
    private static final long ENOUGH = 100_000_000;

    private final Class<? extends Kernel> type;
    private final Work work;

    Trial(Class<? extends Kernel> type, Work work) {
        this.type = type;
        this.work = work;
    }

    /** One call of the kernel. */
    private interface Work {

        void run(Kernels kernels, Cube cube);
    }

    /** The kernel's contract. */
    Class<? extends Kernel> type() {
        return type;
    }

    /** The kernel's name in {@link Kernels}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The trial of a kernel, if there is one: kernels without one stay on the processor. */
    static Optional<Trial> of(Class<? extends Kernel> type) {
        return Arrays.stream(values()).filter(trial -> trial.type == type).findFirst();
    }

    /**
     * From how many voxels of a call on the device is faster, its uploads included; {@link CrossoverFile#NEVER} where it never is. The processor makes so many such calls
     * at a time as it has threads, the device one.
     */
    long crossover(Kernels processor, Kernels device, int threadCount) {
        return crossover(processor, device, threadCount, SIDES);
    }

    /** @param sides of the cubes, at least two, rising */
    long crossover(Kernels processor, Kernels device, int threadCount, int... sides) {
        double[] sizes = new double[sides.length];
        double[] gains = new double[sides.length];
        try (Arena arena = Arena.ofConfined()) {
            for (int k = 0; k < sides.length; k++) {
                Cube cube = Cube.of(sides[k], arena);
                sizes[k] = cube.grid().voxelCount();
                gains[k] = seconds(processor, cube) / threadCount - seconds(device, cube);
            }
        }
        return crossover(sizes, gains);
    }

    /** The least time of some rounds, each on levels that no device has seen. */
    private double seconds(Kernels kernels, Cube cube) {
        long least = Long.MAX_VALUE;
        long begin = System.nanoTime();
        for (int round = 0; round < 2 || round < ROUNDS && System.nanoTime() - begin < ENOUGH; round++) {
            Cube unknown = cube.unknown();
            long start = System.nanoTime();
            work.run(kernels, unknown);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least / 1e9;
    }

    /**
     * Where gains that lie on straight lines between sizes, and up to twice the last on the last of these lines, become positive for good. Farther
     * on a line says nothing: starting a device costs little by then.
     *
     * @param sizes rising
     * @param gains what the device saves of the processor's time
     */
    static long crossover(double[] sizes, double[] gains) {
        int k = sizes.length - 1;
        while (k > 1 && gains[k] > 0 && gains[k - 1] > 0) {
            k--;
        }
        if (gains[k] > 0 && gains[k - 1] > 0) {
            return (long) sizes[k - 1];
        }
        double slope = (gains[k] - gains[k - 1]) / (sizes[k] - sizes[k - 1]);
        double crossing = slope > 0 ? sizes[k] - gains[k] / slope : Double.POSITIVE_INFINITY;
        return crossing <= 2 * sizes[k] ? (long) Math.ceil(crossing) : CrossoverFile.NEVER;
    }

    /**
     * What the trials work on: a cube of noise, all of it region.
     *
     * @param out       uint16[z][y][x]
     * @param distances int32[z][y][x]
     */
    private record Cube(Volume image, Mask mask, DiscretisedVolume levels, MemorySegment out,
            MemorySegment distances) {

        static final int LEVEL_COUNT = 32;
        static final long BLOCK = 65_536;
        static final List<Offset> HALF = Offset.directions(false, 1);
        static final List<Offset> AROUND = Offset.neighbourhood(false, 1, Norm.CHEBYSHEV);

        static Cube of(int side, Arena arena) {
            Grid grid = Grid.of(side, side, side, new Spacing(1, 1, 1));
            long n = grid.voxelCount();
            MemorySegment image = arena.allocate(n * Float.BYTES, 64);
            MemorySegment levels = arena.allocate(n * Short.BYTES, 64);
            SplittableRandom random = new SplittableRandom(side);
            float v = 0;
            for (long k = 0; k < n; k++) {
                // Runs and zones of several voxels, as in images.
                v = random.nextInt(3) == 0 ? (float) random.nextDouble() : v;
                image.setAtIndex(Volume.LAYOUT, k, v);
                levels.setAtIndex(DiscretisedVolume.LAYOUT, k,
                        (short) Math.min(1 + (int) (v * LEVEL_COUNT), LEVEL_COUNT));
            }
            return new Cube(new Volume(grid, image), new Mask(grid, arena.allocate(n).fill((byte) 1)),
                    new DiscretisedVolume(grid, levels, LEVEL_COUNT), arena.allocate(n * Short.BYTES, 64),
                    arena.allocate(ValueLayout.JAVA_INT, n));
        }

        Grid grid() {
            return levels.grid();
        }

        Slab whole() {
            return Slab.whole(grid().size().z());
        }

        /** The same levels as another volume. */
        Cube unknown() {
            return new Cube(image, mask, new DiscretisedVolume(grid(), levels.levels(), LEVEL_COUNT), out, distances);
        }

        /** int64[level][columns]. */
        static MemorySegment table(int columns) {
            return MemorySegment.ofArray(new long[LEVEL_COUNT * columns]);
        }
    }
}
