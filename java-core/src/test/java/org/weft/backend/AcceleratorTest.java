package org.weft.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.backend.Backends.Choice;
import org.weft.backend.scalar.ScalarProvider;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.Exactness;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;
import org.weft.kernel.MeteredKernels;
import org.weft.kernel.MeteredKernels.Usage;
import org.weft.kernel.Slab;

/** Which calls go to a device where no backend is named, and how often that is measured. */
class AcceleratorTest {

    private static final String DRIVER = "Card, 8 GiB, driver 1.0";

    @TempDir
    private Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger measured = new AtomicInteger();

    private final FakePlatform card = new FakePlatform(DRIVER, true, _ -> calls.incrementAndGet());

    private Accelerator accelerator(BackendProvider platform, int threads, Path where, long crossover) {
        return new Accelerator(List.of(platform), List.of(new ScalarProvider()), threads, Optional.of(where), 0,
                (_, _, _, _) -> {
                    measured.incrementAndGet();
                    return crossover;
                });
    }

    private Kernels kernels(BackendProvider platform, long crossover) {
        return Choice.of(accelerator(platform, 2, folder, crossover)).kernels();
    }

    @Test
    void theCrossoverIsOfTheVoxelsThatACallIsFor() {
        Kernels kernels = kernels(card, 1000);
        count(kernels, 999, Slab.whole(999), 3);
        count(kernels, 2000, new Slab(7, 1006), 3);
        assertEquals(0, calls.get());
        count(kernels, 1000, Slab.whole(1000), 3);
        count(kernels, 2000, new Slab(7, 1007), 3);
        assertEquals(2, calls.get());
        assertEquals(1, measured.get());
    }

    @Test
    void whatIsNeverFasterStaysOnTheProcessor() {
        count(kernels(card, CrossoverFile.NEVER), 100_000, Slab.whole(100_000), 3);
        assertEquals(0, calls.get());
    }

    @Test
    void countsLargerThanTheLevelsStayOnTheProcessor() {
        Kernels kernels = kernels(card, 0);
        count(kernels, 1000, Slab.whole(1000), 251);
        assertEquals(0, calls.get());
        count(kernels, 1000, Slab.whole(1000), 250);
        assertEquals(1, calls.get());
    }

    @Test
    void aProcessorBehindADriverIsNeverChosen() {
        FakePlatform processor = new FakePlatform("CPU, driver 1.0", false, _ -> calls.incrementAndGet());
        Accelerator accelerator = accelerator(processor, 2, folder, 0);
        count(Choice.of(accelerator).kernels(), 1000, Slab.whole(1000), 3);
        assertEquals(0, calls.get());
        assertEquals(Optional.empty(), accelerator.name());
        assertEquals(Optional.empty(), accelerator.file());
    }

    @Test
    void smallCallsLookForNoDeviceButTakeOneThatIsThere() {
        Accelerator accelerator = new Accelerator(List.of(card), List.of(new ScalarProvider()), 2, Optional.of(folder),
                1001, (_, _, _, _) -> 0);
        count(Choice.of(accelerator).kernels(), 1000, Slab.whole(1000), 3);
        count(Choice.of(accelerator).kernels(), 1001, Slab.whole(61), 3);
        assertEquals(0, card.probes.get());
        count(Choice.of(accelerator).kernels(), 1001, Slab.whole(62), 3);
        assertEquals(1, card.probes.get());
        assertEquals(1, calls.get());
        count(Choice.of(accelerator).kernels(), 62, Slab.whole(62), 3);
        assertEquals(2, calls.get());
        count(Choice.of(accelerator).kernels(), 61, Slab.whole(61), 3);
        assertEquals(2, calls.get());
    }

    @Test
    void whatPromisesOtherBitsStaysOnTheProcessor() {
        FakePlatform rough = new FakePlatform(DRIVER, true, new WatchedKernels.Watcher() {

            @Override
            public void called(Class<? extends Kernel> type) {
                calls.incrementAndGet();
            }

            @Override
            public Exactness exactness(Kernel kernel) {
                return new Exactness.Within(2);
            }
        });
        count(kernels(rough, 0), 1000, Slab.whole(1000), 3);
        assertEquals(0, calls.get());
        assertEquals(0, measured.get());
    }

    @Test
    void convolutionGoesToADeviceByNameOnly() {
        MemorySegment in = MemorySegment.ofArray(new float[1000]);
        kernels(card, 0).convolution().convolve(new ConvolutionKernel.Arguments(new Size(1000, 1, 1), in, Axis.X,
                Slab.whole(1), new double[] {1}, 0, Boundary.ZERO, false, MemorySegment.ofArray(new float[1000])));
        assertEquals(0, calls.get());
    }

    @Test
    void aCrossoverIsMeasuredOncePerMachine() throws IOException {
        count(kernels(card, 1000), 1000, Slab.whole(1000), 3);
        Path file = accelerator(card, 2, folder, 0).file().orElseThrow();
        assertEquals("histogram 1000", Files.readAllLines(file).getLast());
        assertTrue(Files.readString(file).contains("fake:0, " + DRIVER), () -> "not in " + file);
        Accelerator later = accelerator(card, 2, folder, 0);
        count(Choice.of(later).kernels(), 999, Slab.whole(999), 3);
        assertEquals(1, measured.get());
        assertEquals(1, calls.get());
        assertEquals(Map.of("histogram", 1000L), later.crossovers());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void anotherDriverOrNumberOfThreadsIsMeasuredAnew() {
        count(kernels(card, 1000), 1000, Slab.whole(1000), 3);
        var newer = new FakePlatform("Card, 8 GiB, driver 1.1", true, _ -> calls.incrementAndGet());
        assertEquals(Map.of(), accelerator(newer, 2, folder, 0).crossovers());
        assertEquals(Map.of(), accelerator(card, 3, folder, 0).crossovers());
        count(kernels(newer, 2000), 1999, Slab.whole(1999), 3);
        assertEquals(2, measured.get());
        assertEquals(1, calls.get());
        assertEquals(Map.of("histogram", 1000L), accelerator(card, 2, folder, 0).crossovers());
        assertEquals(Map.of("histogram", 2000L), accelerator(newer, 2, folder, 0).crossovers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "histogram 12", "%shistogram twelve\n", "%shistogram\n", "%shistogram -12\n",
        "%shistogram 99999999999999999999\n", "%shistogram 12 13\n"})
    void aSpoiltFileIsMeasuredAnew(String content) throws IOException {
        count(kernels(card, 1000), 1000, Slab.whole(1000), 3);
        Path file = accelerator(card, 2, folder, 0).file().orElseThrow();
        String whole = Files.readString(file);
        Files.writeString(file, content.replace("%s", whole.replaceFirst("histogram.*\\R", "")));
        assertEquals(Map.of(), accelerator(card, 2, folder, 0).crossovers());
        count(kernels(card, 1000), 1000, Slab.whole(1000), 3);
        assertEquals(2, measured.get());
        assertEquals(whole, Files.readString(file));
    }

    @Test
    void aFileThatIsNoTextIsMeasuredAnew() throws IOException {
        Path file = accelerator(card, 2, folder, 0).file().orElseThrow();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 10});
        assertEquals(Map.of(), accelerator(card, 2, folder, 0).crossovers());
    }

    @Test
    void whereNothingCanBeKeptItIsMeasuredInEveryRun() throws IOException {
        Path blocked = Files.createFile(folder.resolve("file")).resolve("weft");
        for (int run = 1; run <= 2; run++) {
            Kernels kernels = Choice.of(accelerator(card, 2, blocked, 0)).kernels();
            count(kernels, 1000, Slab.whole(1000), 3);
            count(kernels, 1000, Slab.whole(1000), 3);
            assertEquals(run, measured.get());
            assertEquals(2 * run, calls.get());
        }
    }

    @Test
    void aKernelThatFailsWhenItIsTriedStaysOnTheProcessorForThisRun() {
        Accelerator accelerator = new Accelerator(List.of(card), List.of(new ScalarProvider()), 2, Optional.of(folder),
                0,
                (_, _, _, _) -> {
                    measured.incrementAndGet();
                    throw new IllegalStateException("the driver is broken");
                });
        Kernels kernels = Choice.of(accelerator).kernels();
        count(kernels, 1000, Slab.whole(1000), 3);
        count(kernels, 1000, Slab.whole(1000), 3);
        assertEquals(1, measured.get());
        assertEquals(0, calls.get());
        assertEquals(Map.of("histogram", "the driver is broken"), accelerator.failures());
        assertEquals(Map.of(), accelerator(card, 2, folder, 0).crossovers());
    }

    @Test
    void accountIsKeptOfWhatRanWhere() {
        Choice choice = Choice.of(accelerator(card, 2, folder, 1000));
        MeteredKernels meters = new MeteredKernels();
        Kernels kernels = choice.metered(meters);
        assertEquals("scalar", choice.origins().get("HistogramKernel"));
        count(kernels, 10, Slab.whole(10), 3);
        count(kernels, 1000, Slab.whole(1000), 3);
        count(kernels, 2000, Slab.whole(2000), 3);
        assertEquals(List.of("histogram scalar 1 10", "histogram fake:0 2 3000"),
                meters.usage().stream().map(AcceleratorTest::text).toList());
        assertEquals("scalar, fake:0", choice.origins().get("HistogramKernel"));
        assertEquals("scalar", choice.origins().get("GlcmKernel"));
    }

    private static String text(Usage used) {
        return used.name() + " " + used.backend() + " " + used.calls() + " " + used.voxels();
    }

    /** Counts levels of a column of voxels, of which every third is of the highest level. */
    private static void count(Kernels kernels, int voxels, Slab slab, int levelCount) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment levels = arena.allocate(2L * voxels, 64);
            Map<Integer, Long> expected = new HashMap<>();
            for (int k = 0; k < voxels; k++) {
                int level = k % 3 == 0 ? levelCount : k % 2;
                levels.setAtIndex(DiscretisedVolume.LAYOUT, k, (short) level);
                if (k >= slab.z0() && k < slab.z1() && level > 0) {
                    expected.merge(level, 1L, Long::sum);
                }
            }
            long[] counts = new long[levelCount];
            kernels.histogram().count(new HistogramKernel.Arguments(
                    new DiscretisedVolume(Grid.of(1, 1, voxels, new Spacing(1, 1, 1)), levels, levelCount), slab,
                    MemorySegment.ofArray(counts)));
            assertEquals(expected.values().stream().mapToLong(n -> n).sum(), Arrays.stream(counts).sum());
            expected.forEach((level, n) -> assertEquals(n, counts[level - 1]));
        }
    }
}
