package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.TransferSyntax;

/** Lossless JPEG with restart intervals and with differences of 32768, which have no bits; dcmtk must read the same from what the test wrote. */
class LosslessJpegDcmtkTest {

    private static final int ROWS = 13;
    private static final int COLUMNS = 17;
    /** Of different values, as it matters where in a byte an interval ends. */
    private static final int FRAMES = 16;
    private static final int[] ENDS = {0, 32_768, 1, 32_769, 65_535, 32_767};

    @TempDir
    Path folder;

    static Stream<Arguments> ways() {
        return IntStream.rangeClosed(1, 7).boxed().flatMap(predictor -> Stream.of(0, 1, 4)
                .flatMap(rows -> Stream.of(12, 16).map(bits -> Arguments.of(bits, predictor, rows))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everySampleIsExact(int bits, int predictor, int rows) throws Exception {
        LosslessJpeg way = new LosslessJpeg(bits, predictor, rows);
        int[][] values = IntStream.range(0, FRAMES).mapToObj(frame -> values(bits, frame)).toArray(int[][]::new);
        byte[] file = file(bits, Stream.of(values).map(frame -> way.frame(frame, COLUMNS)).toArray(byte[][]::new));
        assertArrayEquals(values, stored(file));
        Path compressed = Files.write(folder.resolve("in.dcm"), file);
        Path plain = folder.resolve("out.dcm");
        Tool.run("dcmdjpeg", compressed.toString(), plain.toString());
        assertArrayEquals(values, stored(Files.readAllBytes(plain)), "dcmtk");
    }

    private static int[] values(int bits, int seed) {
        Random random = new Random(17 + seed);
        return IntStream.range(0, ROWS * COLUMNS)
                .map(_ -> bits == 16 ? ENDS[random.nextInt(ENDS.length)] : random.nextInt(1 << bits)).toArray();
    }

    private static byte[] file(int bits, byte[]... frames) {
        return ObjectWriter
                .image(TransferSyntax.JPEG_LOSSLESS, new TestImage(COLUMNS, ROWS, frames.length, 16, bits, false))
                .fragments(new int[0], frames).file();
    }

    private static int[][] stored(byte[] file) {
        try (Arena arena = Arena.ofConfined()) {
            Frames frames = Frames.of(new CompactToolkit().read(MemorySegment.ofArray(file), Extent.WHOLE, arena));
            int[][] stored = new int[(int) frames.layout().frames()][ROWS * COLUMNS];
            for (int frame = 0; frame < stored.length; frame++) {
                frames.stored(frame, stored[frame]);
            }
            return stored;
        }
    }

    private static void assertRefused(byte[] frame, String... words) {
        String said = assertThrows(DicomException.class, () -> stored(file(12, frame))).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    private static int find(byte[] frame, int marker) {
        return IntStream.range(0, frame.length - 1)
                .filter(i -> frame[i] == (byte) (marker >> 8) && frame[i + 1] == (byte) marker).findFirst()
                .orElseThrow();
    }

    @Test
    void intervalsThatDoNotFitAreRefused() {
        LosslessJpeg four = new LosslessJpeg(12, 1, 4);
        int[] values = values(12, 0);
        byte[] split = four.frame(values, COLUMNS);
        split[find(split, 0xffdd) + 5]++;
        assertRefused(split, "69 samples", "rows of 17");
        byte[] swapped = four.frame(values, COLUMNS);
        swapped[find(swapped, 0xffd1) + 1]++;
        assertRefused(swapped, "ffd2", "restart interval 2 of 4", "ffd1");
        byte[] fewer = four.frame(values, COLUMNS);
        fewer[find(fewer, 0xffdd) + 5] = 5 * COLUMNS;
        assertRefused(fewer, "ffd2", "restart interval 3 of 3", "ffd9");
    }

    @Test
    void aSecondFrameHeaderIsRefused() {
        byte[] frame = new LosslessJpeg(12, 1, 0).frame(values(12, 0), COLUMNS);
        byte[] twice = new byte[frame.length + 13];
        System.arraycopy(frame, 0, twice, 0, 15);
        System.arraycopy(frame, 2, twice, 15, frame.length - 2);
        assertRefused(twice, "header", "byte 15");
    }

    /** By more samples than the filling behind it can stand for, in each kind of interval: the only one, the first and the last. */
    @Test
    void anIntervalThatEndsEarlyIsRefused() {
        int[] values = values(12, 0);
        for (int rows : new int[] {0, 4}) {
            byte[] frame = new LosslessJpeg(12, 1, rows).frame(values, COLUMNS);
            assertRefused(without(frame, frame.length - 30, 28), "ends too early");
        }
        byte[] frame = new LosslessJpeg(12, 1, 4).frame(values, COLUMNS);
        assertRefused(without(frame, find(frame, 0xffd0) - 28, 28), "ends too early");
    }

    private static byte[] without(byte[] frame, int at, int count) {
        byte[] rest = new byte[frame.length - count];
        System.arraycopy(frame, 0, rest, 0, at);
        System.arraycopy(frame, at + count, rest, at, rest.length - at);
        return rest;
    }
}
