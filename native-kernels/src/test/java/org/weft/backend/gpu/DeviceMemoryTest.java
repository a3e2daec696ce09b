package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.backend.KernelCatalogue;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Norm;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Volume;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;

/** What lies on a device, for how long, and what happens where it does not fit. */
class DeviceMemoryTest {

    private static final int NG = 5;
    private static final Grid GRID = Grid.of(61, 47, 32, new Spacing(1, 1, 1));
    private static final long LEVELS = GRID.voxelCount() * Short.BYTES;
    private static final Slab WHOLE = Slab.whole(32);
    private static final List<Offset> AROUND = Offset.neighbourhood(false, 1, Norm.CHEBYSHEV);

    private final PlainDevice ample = new PlainDevice(12_288, 1L << 30);
    /** Holds half of the levels, or of an image, and what is made of it. */
    private final PlainDevice scarce = new PlainDevice(12_288, LEVELS);

    @BeforeEach
    void requireKernels() {
        assumeFalse(PlainDevice.isSkipped(), PlainDevice.SKIPPED);
    }

    @Test
    void levelsAreUploadedOnceForAllFamiliesAndSlabs() {
        KernelCatalogue kernels = GpuKernels.of(ample);
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = volume(arena);
            glcm(kernels, volume, WHOLE);
            long before = ample.written();
            assertTrue(before >= LEVELS);
            Slab.split(32, 2).forEach(slab -> glcm(kernels, volume, slab));
            histogram(kernels, volume);
            ngldm(kernels, volume);
            ngtdm(kernels, volume);
            runs(kernels, volume, arena);
            ZoneKernel zones = kernels.get(ZoneKernel.class).orElseThrow();
            Slab.split(32, 4).forEach(slab -> zones.find(new ZoneKernel.Arguments(volume, slab, false, null, null)));
            Slab.split(32, 4).forEach(slab -> zones.find(new ZoneKernel.Arguments(volume, slab, true, null, null)));
            assertTrue(ample.written() - before < LEVELS, "uploaded again: " + (ample.written() - before) + " bytes");
        }
    }

    @Test
    void levelsStayNoLongerThanTheirMemory() {
        KernelCatalogue kernels = GpuKernels.of(ample);
        long one = 0;
        for (int i = 0; i < 3; i++) {
            try (Arena arena = Arena.ofConfined()) {
                DiscretisedVolume volume = volume(arena);
                glcm(kernels, volume, WHOLE);
                assertTrue(one == 0 || one == ample.used(), "not freed: " + ample.used() + " of " + one);
                one = ample.used();
                Reference.reachabilityFence(volume);
            }
        }
        assertTrue(one > 0);
    }

    /** Though nobody uses the store again. */
    @Test
    void levelsGoWithTheirVolume() throws InterruptedException {
        KernelCatalogue kernels = GpuKernels.of(ample);
        try (Arena arena = Arena.ofConfined()) {
            glcm(kernels, volume(arena), WHOLE);
            assertTrue(ample.used() >= LEVELS);
            for (int k = 0; k < 1000 && ample.used() > 0; k++) {
                System.gc();
                Thread.sleep(10);
            }
            assertEquals(0, ample.used());
        }
    }

    @Test
    void otherLevelsInTheSameMemoryAreUploaded() {
        KernelCatalogue kernels = GpuKernels.of(ample);
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume first = volume(arena);
            MemorySegment memory = arena.allocate(LEVELS, 64).copyFrom(first.levels());
            glcm(kernels, new DiscretisedVolume(GRID, memory, NG), WHOLE);
            memory.fill((byte) 0).set(JAVA_SHORT, 0, (short) 1);
            assertEquals(0, glcm(kernels, new DiscretisedVolume(GRID, memory, NG), WHOLE).toArray(
                    JAVA_LONG)[0]);
        }
    }

    @Test
    void whatWaitsIsFreedBeforeWorkIsCut() {
        PlainDevice device = new PlainDevice(12_288, 3 * LEVELS);
        DevicePool pool = new DevicePool(device);
        pool.allocate(2 * LEVELS).close();
        assertTrue(device.used() >= 2 * LEVELS);
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = volume(arena);
            assertSame(glcm(GpuKernels.of(ample), volume, WHOLE), glcm(GpuKernels.of(pool), volume, WHOLE));
            assertEquals(1, device.launches("weft_glcm"));
        }
    }

    @Test
    void neighbourhoodsGoThroughInSlabs() {
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = volume(arena);
            KernelCatalogue whole = GpuKernels.of(ample);
            KernelCatalogue slabs = GpuKernels.of(scarce);
            for (Slab slab : List.of(WHOLE, new Slab(3, 29))) {
                assertSame(glcm(whole, volume, slab), glcm(slabs, volume, slab));
            }
            assertSame(ngldm(whole, volume), ngldm(slabs, volume));
            assertSame(ngtdm(whole, volume), ngtdm(slabs, volume));
            assertSame(histogram(whole, volume), histogram(slabs, volume));
            assertEquals(0, scarce.used());
        }
    }

    @ParameterizedTest
    @EnumSource
    void imagesGoThroughInSlabs(Boundary boundary) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment image = image(arena);
            for (Axis axis : Axis.values()) {
                assertSame(convolve(ample, image, axis, boundary), convolve(scarce, image, axis, boundary));
            }
            assertSame(discretise(ample, image), discretise(scarce, image));
            assertEquals(0, scarce.used());
        }
    }

    @Test
    void blocksOfValuesGoThroughInParts() {
        try (Arena arena = Arena.ofConfined()) {
            var range = new MomentsKernel.Arguments(image(arena), 5, GRID.voxelCount(), 1.5, -90, 80);
            List<MomentsKernel.Moments> expected = sums(ample, range);
            assertEquals(Math.ceilDiv(GRID.voxelCount() - 5, 1000), expected.size());
            assertEquals(expected, sums(scarce, range));
            assertEquals(0, scarce.used());
        }
    }

    @Test
    void whatCannotBeCutIsRefusedInASentence() {
        KernelCatalogue kernels = GpuKernels.of(scarce);
        try (Arena arena = Arena.ofConfined()) {
            DiscretisedVolume volume = volume(arena);
            for (Runnable work : List.<Runnable>of(() -> runs(kernels, volume, arena),
                    () -> kernels.get(ZoneKernel.class).orElseThrow()
                            .find(new ZoneKernel.Arguments(volume, false, null)))) {
                assertEquals(
                        "the device memory of plain is exhausted: 1 MiB more are needed, of 1 MiB that it has in all",
                        refusal(work));
                assertEquals(0, scarce.used());
            }
        }
    }

    /** JUnit itself would not survive the error. */
    private static String refusal(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (OutOfMemoryError e) {
            return e.getMessage();
        }
    }

    private static void assertSame(MemorySegment expected, MemorySegment found) {
        assertArrayEquals(expected.toArray(JAVA_BYTE),
                found.toArray(JAVA_BYTE));
    }

    private static DiscretisedVolume volume(Arena arena) {
        SplittableRandom random = new SplittableRandom(7);
        MemorySegment levels = arena.allocate(LEVELS, 64);
        for (long k = 0; k < GRID.voxelCount(); k++) {
            levels.setAtIndex(JAVA_SHORT, k, (short) random.nextInt(NG + 1));
        }
        return new DiscretisedVolume(GRID, levels, NG);
    }

    private static MemorySegment image(Arena arena) {
        SplittableRandom random = new SplittableRandom(8);
        MemorySegment image = arena.allocate(2 * LEVELS, 64);
        for (long k = 0; k < GRID.voxelCount(); k++) {
            image.setAtIndex(Volume.LAYOUT, k, (float) random.nextDouble(-100, 100));
        }
        return image;
    }

    private static MemorySegment counts(int cells) {
        return MemorySegment.ofArray(new long[cells]);
    }

    private static MemorySegment glcm(KernelCatalogue kernels, DiscretisedVolume volume, Slab slab) {
        List<Offset> offsets = Offset.directions(false, 2);
        MemorySegment counts = counts(offsets.size() * NG * NG);
        kernels.get(GlcmKernel.class).orElseThrow().count(new GlcmKernel.Arguments(volume, slab, offsets, counts));
        return counts;
    }

    private static List<MomentsKernel.Moments> sums(Device device, MomentsKernel.Arguments range) {
        return GpuKernels.of(device).get(MomentsKernel.class).orElseThrow().sumBlocks(range, 1000);
    }

    private static MemorySegment histogram(KernelCatalogue kernels, DiscretisedVolume volume) {
        MemorySegment counts = counts(NG);
        kernels.get(HistogramKernel.class).orElseThrow()
                .count(new HistogramKernel.Arguments(volume, WHOLE, counts));
        return counts;
    }

    private static MemorySegment ngldm(KernelCatalogue kernels, DiscretisedVolume volume) {
        MemorySegment counts = counts(NG * 27);
        kernels.get(NgldmKernel.class).orElseThrow()
                .count(new NgldmKernel.Arguments(volume, WHOLE, AROUND, 1, counts));
        return counts;
    }

    private static MemorySegment ngtdm(KernelCatalogue kernels, DiscretisedVolume volume) {
        MemorySegment differences = counts(NG * 27);
        kernels.get(NgtdmKernel.class).orElseThrow()
                .count(new NgtdmKernel.Arguments(volume, WHOLE, AROUND, counts(NG * 27), differences));
        return differences;
    }

    private static void runs(KernelCatalogue kernels, DiscretisedVolume volume, Arena arena) {
        List<Offset> directions = Offset.directions(false, 1);
        kernels.get(GlrlmKernel.class).orElseThrow().count(new GlrlmKernel.Arguments(volume, WHOLE, directions, 61,
                arena.allocate(8L * directions.size() * NG * 61, 8)));
    }

    private static MemorySegment convolve(Device device, MemorySegment image, Axis axis, Boundary boundary) {
        MemorySegment out = MemorySegment.ofArray(new float[(int) GRID.voxelCount()]);
        GpuKernels.of(device).get(ConvolutionKernel.class).orElseThrow()
                .convolve(new ConvolutionKernel.Arguments(GRID.size(), image, axis, WHOLE,
                        new double[] {0.5, -1, 0, 3, 1.5}, 1, boundary, true, out));
        return out;
    }

    private static MemorySegment discretise(Device device, MemorySegment image) {
        MemorySegment levels = MemorySegment.ofArray(new short[(int) GRID.voxelCount()]);
        Mask mask = new Mask(GRID, MemorySegment.ofArray(new byte[(int) GRID.voxelCount()]).fill((byte) 1));
        GpuKernels.of(device).get(DiscretiseKernel.class).orElseThrow()
                .discretise(new DiscretiseKernel.Arguments(new Volume(GRID, image), mask, Box.of(GRID.size()), WHOLE,
                        -100, 1, 7, 0, 30, levels));
        return levels;
    }
}
