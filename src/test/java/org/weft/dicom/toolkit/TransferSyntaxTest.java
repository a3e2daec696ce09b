package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.TransferSyntax;

/** Every transfer syntax as the tools of others write it, each sample compared. */
class TransferSyntaxTest {

    @TempDir
    Path folder;

    /** A way of writing: a tool, its options, and the syntax that comes of it. */
    record Way(TransferSyntax syntax, String... command) {
        @Override
        public String toString() {
            return String.join(" ", command) + ": " + syntax;
        }
    }

    record Case(Way way, TestImage image) {}

    static Stream<Case> lossless() {
        List<Way> ways = List.of(new Way(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, "dcmconv", "+te"),
                new Way(TransferSyntax.EXPLICIT_BIG_ENDIAN, "dcmconv", "+tb"),
                new Way(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, "dcmconv", "+ti"),
                new Way(TransferSyntax.DEFLATED, "dcmconv", "+td"), new Way(TransferSyntax.RLE, "dcmcrle"),
                new Way(TransferSyntax.RLE, "dcmcrle", "+fs", "1", "+ot"),
                new Way(TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER, "dcmcjpeg", "+e1"),
                new Way(TransferSyntax.JPEG_LOSSLESS, "dcmcjpeg", "+el", "+sv", "2"),
                new Way(TransferSyntax.JPEG_LOSSLESS, "dcmcjpeg", "+el", "+sv", "7"),
                new Way(TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER, "gdcmconv", "--jpeg"),
                new Way(TransferSyntax.JPEG_LS, "dcmcjpls"),
                new Way(TransferSyntax.JPEG_LS, "dcmcjpls", "+fs", "1"),
                new Way(TransferSyntax.JPEG_2000_LOSSLESS, "gdcmconv", "--j2k"),
                new Way(TransferSyntax.JPEG_LS, "gdcmconv", "--jpegls"));
        List<TestImage> images = List.of(TestImage.CT, TestImage.TWELVE_BITS, TestImage.EIGHT_BITS,
                new TestImage(37, 29, 1, 16, 16, false), TestImage.CT.withFrames(3),
                TestImage.EIGHT_BITS.withFrames(3));
        return ways.stream().flatMap(way -> images.stream().map(image -> new Case(way, image)));
    }

    @ParameterizedTest
    @MethodSource("lossless")
    void losslessIsExact(Case is) throws Exception {
        Path file = Tool.converted(folder, is.image, is.way.command);
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = read(file, arena);
            assertEquals(is.way.syntax, object.syntax());
            assumeDecodes(object);
            Frames frames = Frames.of(object);
            for (int frame = 0; frame < is.image.frames(); frame++) {
                assertArrayEquals(is.image.values(frame), stored(frames, frame), "frame " + frame);
                assertIntensities(is.image.values(frame), frames, frame);
            }
        }
    }

    private static void assertIntensities(int[] values, Frames frames, int frame) {
        float[] intensities = new float[values.length];
        frames.intensities(frame, 2, -1000, 0.5, intensities);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i] - 500, intensities[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmcjpeg +e1", "dcmcjpls", "gdcmconv --j2k"})
    void threadsDecodeAtOnce(String command) throws Exception {
        TestImage image = TestImage.CT.withFrames(3);
        Path file = Tool.converted(folder, image, command.split(" "));
        try (Arena arena = Arena.ofShared()) {
            DicomObject object = read(file, arena);
            assumeDecodes(object);
            Frames frames = Frames.of(object);
            IntStream.range(0, 60).parallel()
                    .forEach(i -> assertArrayEquals(image.values(i % 3), stored(frames, i % 3)));
        }
    }

    /** Two decoders of the cosine transform may round differently, by one grey level. */
    @ParameterizedTest
    @CsvSource({"+eb,JPEG_BASELINE", "+ee,JPEG_EXTENDED"})
    void eightBitsOfTheCosineTransformAreAsDcmtkDecodesThem(String process, TransferSyntax syntax) throws Exception {
        Path file = Tool.converted(folder, TestImage.EIGHT_BITS.withFrames(2), "dcmcjpeg", process, "+q", "90");
        Path plain = folder.resolve("plain.dcm");
        Tool.run("dcmdjpeg", file.toString(), plain.toString());
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = read(file, arena);
            assertEquals(syntax, object.syntax());
            for (int frame = 0; frame < 2; frame++) {
                int[] ours = stored(Frames.of(object), frame);
                int[] theirs = stored(Frames.of(read(plain, arena)), frame);
                for (int i = 0; i < ours.length; i++) {
                    assertEquals(theirs[i], ours[i], 1, "frame " + frame + ", pixel " + i);
                }
            }
        }
    }

    @Test
    void nearLosslessKeepsItsBound() throws Exception {
        Path file = Tool.converted(folder, TestImage.TWELVE_BITS, "dcmcjpls", "+en", "+md", "3");
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = read(file, arena);
            assertEquals(TransferSyntax.JPEG_LS_NEAR, object.syntax());
            assumeDecodes(object);
            int[] ours = stored(Frames.of(object), 0);
            int[] values = TestImage.TWELVE_BITS.values(0);
            for (int i = 0; i < ours.length; i++) {
                assertEquals(values[i], ours[i], 3, "pixel " + i);
            }
        }
    }

    @Test
    void extendedOfTwelveBitsIsRefusedByName() throws Exception {
        Path file = Tool.converted(folder, TestImage.TWELVE_BITS, "dcmcjpeg", "+ee");
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = read(file, arena);
            assertEquals(TransferSyntax.JPEG_EXTENDED, object.syntax());
            Frames frames = Frames.of(object);
            String said = assertThrows(DicomException.class, () -> stored(frames, 0)).getMessage();
            assertTrue(said.contains("JPEG extended of 12 bits"), said);
        }
    }

    /** Codestreams of OpenJPEG, signed and with tiles, in objects of the test's own. */
    @ParameterizedTest
    @MethodSource("codestreams")
    void openJpegIsExact(TestImage image, String options) throws Exception {
        Path raw = Files.write(folder.resolve("in.rawl"), extended(image));
        Path codestream = folder.resolve("out.j2k");
        List<String> command = new ArrayList<>(List.of("opj_compress", "-i", raw.toString(), "-o",
                codestream.toString(), "-F", image.columns() + "," + image.rows() + ",1," + image.stored() + ","
                        + (image.isSigned() ? "s" : "u")));
        command.addAll(List.of(options.split(" ")));
        Tool.run(command.toArray(String[]::new));
        byte[] file = ObjectWriter.image(TransferSyntax.JPEG_2000_LOSSLESS, image)
                .fragments(new int[0], Files.readAllBytes(codestream)).file();
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = new CompactToolkit().read(MemorySegment.ofArray(file), Extent.WHOLE, arena);
            assertArrayEquals(image.values(0), stored(Frames.of(object), 0));
        }
    }

    /** Little endian and with their sign in the uppermost bit, as OpenJPEG takes them. */
    private static byte[] extended(TestImage image) {
        int[] values = image.values(0);
        ByteBuffer raw = ByteBuffer.allocate(values.length * image.allocated() / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            if (image.allocated() == 8) {
                raw.put((byte) value);
            } else {
                raw.putShort((short) value);
            }
        }
        return raw.array();
    }

    static Stream<Arguments> codestreams() {
        return Stream.of(TestImage.CT, TestImage.TWELVE_BITS, TestImage.EIGHT_BITS,
                new TestImage(37, 29, 1, 16, 12, true), new TestImage(37, 29, 1, 8, 8, true))
                .flatMap(image -> Stream.of("-n 3", "-n 2 -t 16,16", "-n 1", "-n 4 -p RPCL -c [64,64]")
                        .map(options -> Arguments.of(image, options)));
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG_XL", "JPEG_XL_LOSSLESS", "MPEG2", "MPEG4", "HEVC", "HTJ2K_LOSSLESS", "JPEG_PROGRESSIVE",
        "MPEG4_FRAGMENTED", "DEFLATED_FRAMES"})
    void othersAreRefusedByName(TransferSyntax syntax) {
        byte[] file = ObjectWriter.image(syntax, TestImage.CT).fragments(new int[0], new byte[100]).file();
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = new CompactToolkit().read(MemorySegment.ofArray(file), Extent.WHOLE, arena);
            String said = assertThrows(DicomException.class, () -> Frames.of(object)).getMessage();
            assertTrue(said.contains(syntax.toString()), said);
        }
    }

    /** JPEG-LS needs a library of the machine; where it is missing, the refusal must say which. */
    private static void assumeDecodes(DicomObject object) {
        var obstacle = new CompactToolkit().obstacle(object.syntax());
        obstacle.ifPresent(why -> assertTrue(why.contains("libcharls2"), why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
    }

    private static DicomObject read(Path file, Arena arena) throws IOException {
        return new CompactToolkit().read(MemorySegment.ofArray(Files.readAllBytes(file)), Extent.WHOLE, arena);
    }

    private static int[] stored(Frames frames, int frame) {
        int[] stored = new int[frames.layout().rows() * frames.layout().columns()];
        frames.stored(frame, stored);
        return stored;
    }
}
