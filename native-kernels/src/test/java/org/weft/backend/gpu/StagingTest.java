package org.weft.backend.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of any size come through whole, whichever way they go and wherever they lie. */
@ParameterizedClass
@EnumSource
class StagingTest {

    private static final int HALF = (int) Staging.HALF;

    @Parameter
    TestDevice device;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, (1 << 20) - 1, 1 << 20, HALF - 1, HALF, HALF + 1, 2 * HALF, 3 * HALF + 12_345,
        (1 << 24) + 7})
    void everySizeComesThrough(int size) throws IOException {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        Path file = Files.write(folder.resolve("voxels"), bytes);
        try (Arena arena = Arena.ofShared(); FileChannel channel = FileChannel.open(file)) {
            MemorySegment heap = MemorySegment.ofArray(bytes);
            for (MemorySegment from : List.of(heap, arena.allocate(size).copyFrom(heap),
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena), heap.asReadOnly())) {
                for (MemorySegment to : List.of(MemorySegment.ofArray(new byte[size]), arena.allocate(size))) {
                    copy(from, to);
                    assertEquals(-1, heap.mismatch(to));
                }
            }
        }
    }

    private void copy(MemorySegment from, MemorySegment to) {
        try (DeviceBuffer buffer = device.device().allocate(from.byteSize() + 24)) {
            MemorySegment edge = MemorySegment.ofArray(new long[] {7});
            buffer.write(8, edge);
            buffer.write(16, from);
            buffer.write(16 + from.byteSize(), edge);
            buffer.read(16, to);
            for (long at : new long[] {8, 16 + from.byteSize()}) {
                MemorySegment found = MemorySegment.ofArray(new long[1]);
                buffer.read(at, found);
                assertEquals(-1, edge.mismatch(found));
            }
        }
    }

    /** One of them has the page-locked memory, the others must do without. */
    @Test
    void manyThreadsCopyAtOnce() throws Exception {
        List<FutureTask<Long>> tasks = IntStream.range(0, 6).mapToObj(number -> new FutureTask<>(() -> {
            long differing = 0;
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment from = arena.allocate(2 * HALF + 4096).fill((byte) number);
                from.set(ValueLayout.JAVA_INT, 2L * HALF, number);
                MemorySegment to = arena.allocate(from.byteSize());
                for (int k = 0; k < 10; k++) {
                    copy(from, to.fill((byte) 77));
                    differing += from.mismatch(to) + 1;
                }
            }
            return differing;
        })).toList();
        tasks.forEach(Thread.ofPlatform()::start);
        for (FutureTask<Long> task : tasks) {
            assertEquals(0, task.get());
        }
    }
}
