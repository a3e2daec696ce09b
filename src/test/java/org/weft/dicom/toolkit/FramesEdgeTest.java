package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** How frames are found in their fragments, and that a table or a count which does not fit is said. */
class FramesEdgeTest {

    private static final TestImage IMAGE = TestImage.CT.withFrames(3);

    private static byte[] frame(int frame) {
        return RunLengths.of(IMAGE.samples(frame), 2);
    }

    /** Three frames of run lengths in five fragments: of two, one and two. */
    private static byte[][] fragments() {
        List<byte[]> parts = new ArrayList<>();
        for (int frame = 0; frame < 3; frame++) {
            byte[] whole = frame(frame);
            int cut = frame == 1 ? whole.length : 100;
            parts.add(Arrays.copyOf(whole, cut));
            if (cut < whole.length) {
                parts.add(Arrays.copyOfRange(whole, cut, whole.length));
            }
        }
        return parts.toArray(byte[][]::new);
    }

    /** Where each frame begins, counted from the first item. */
    private static int[] offsets() {
        int second = frame(0).length + 16;
        return new int[] {0, second, second + frame(1).length + 8};
    }

    private static Frames frames(ObjectWriter writer) {
        return Frames.of(
                new CompactToolkit().read(MemorySegment.ofArray(writer.file()), Extent.WHOLE, Arena.ofAuto()));
    }

    private static void assertImage(Frames frames) {
        for (int frame : new int[] {2, 0, 1}) {
            int[] stored = new int[IMAGE.rows() * IMAGE.columns()];
            frames.stored(frame, stored);
            assertArrayEquals(IMAGE.values(frame), stored, "frame " + frame);
        }
    }

    private static ObjectWriter image() {
        return ObjectWriter.image(TransferSyntax.RLE, IMAGE);
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putLong);
        return bytes.array();
    }

    private static void assertRefused(ObjectWriter writer, String... words) {
        String said = assertThrows(DicomException.class, () -> frames(writer)).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    @Test
    void framesAreFoundByTheBasicOffsetTable() {
        assertImage(frames(image().fragments(offsets(), fragments())));
    }

    @Test
    void framesAreFoundByTheExtendedOffsetTable() {
        int[] at = offsets();
        byte[] offsets = longs(at[0], at[1], at[2]);
        byte[] lengths = longs(frame(0).length, frame(1).length, frame(2).length);
        assertImage(frames(image().element(Attribute.EXTENDED_OFFSET_TABLE.tag(), Vr.OV, offsets)
                .element(Attribute.EXTENDED_OFFSET_TABLE_LENGTHS.tag(), Vr.OV, lengths)
                .fragments(new int[0], fragments())));
        assertImage(frames(image().element(Attribute.EXTENDED_OFFSET_TABLE.tag(), Vr.OV, offsets)
                .fragments(new int[0], fragments())));
        assertRefused(image().element(Attribute.EXTENDED_OFFSET_TABLE.tag(), Vr.OV, offsets)
                .element(Attribute.EXTENDED_OFFSET_TABLE_LENGTHS.tag(), Vr.OV,
                        longs(frame(0).length, 1L << 40, frame(2).length))
                .fragments(new int[0], fragments()), "ExtendedOffsetTableLengths", "frame 2", "1099511627776");
        assertRefused(image().element(Attribute.EXTENDED_OFFSET_TABLE.tag(), Vr.OV, longs(0, 3, 5))
                .fragments(new int[0], fragments()), "ExtendedOffsetTable", "frame 2", "byte 3");
    }

    @Test
    void withoutATableAFragmentIsAFrame() {
        assertImage(frames(image().fragments(new int[0], frame(0), frame(1), frame(2))));
    }

    @Test
    void manyFragmentsAreOneFrame() {
        byte[] whole = frame(0);
        byte[][] parts = new byte[(whole.length + 9) / 10][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Arrays.copyOfRange(whole, 10 * i, Math.min(whole.length, 10 * i + 10));
        }
        Frames frames = frames(ObjectWriter.image(TransferSyntax.RLE, TestImage.CT).fragments(new int[0], parts));
        int[] stored = new int[IMAGE.rows() * IMAGE.columns()];
        frames.stored(0, stored);
        assertArrayEquals(IMAGE.values(0), stored);
    }

    /** JPEG shows where its frames begin and end; the frames are grey as a whole, which JPEG keeps. */
    @Test
    void framesAreFoundByTheirMarkers() throws IOException {
        TestImage image = new TestImage(16, 16, 3, 8, 8, false);
        List<byte[]> parts = new ArrayList<>();
        for (int grey : new int[] {16, 128, 240}) {
            byte[] whole = jpeg(grey);
            int cut = whole.length / 2 / 2 * 2;
            parts.add(Arrays.copyOf(whole, cut));
            parts.add(Arrays.copyOfRange(whole, cut, whole.length));
        }
        Frames frames = frames(ObjectWriter.image(TransferSyntax.JPEG_BASELINE, image).fragments(new int[0],
                parts.toArray(byte[][]::new)));
        for (int frame = 0; frame < 3; frame++) {
            int[] stored = new int[256];
            int[] grey = new int[256];
            Arrays.fill(grey, new int[] {16, 128, 240}[frame]);
            frames.stored(frame, stored);
            assertArrayEquals(grey, stored, "frame " + frame);
        }
        parts.remove(2);
        assertRefused(ObjectWriter.image(TransferSyntax.JPEG_BASELINE, image).fragments(new int[0],
                parts.toArray(byte[][]::new)), "3 frames", "5 fragments", "cannot be told apart");
    }

    private static byte[] jpeg(int grey) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) grey);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            assertTrue(ImageIO.write(image, "jpeg", out));
        }
        return bytes.toByteArray();
    }

    @Test
    void tablesThatDoNotFitAreRefused() {
        int[] at = offsets();
        assertRefused(image().fragments(new int[] {0, at[1]}, fragments()), "2 entries", "3 frames");
        assertRefused(image().fragments(new int[] {0, at[1] + 2, at[2]}, fragments()), "frame 2",
                "byte " + (at[1] + 2));
        assertRefused(image().fragments(new int[] {0, at[2], at[1]}, fragments()), "frame 3", "byte " + at[1]);
        assertRefused(image().fragments(new int[] {0, at[1], -2}, fragments()), "frame 3", "byte 4294967294");
        assertRefused(image().fragments(new int[0], fragments()), "3 frames", "5 fragments");
        assertRefused(image().fragments(new int[0], frame(0), frame(1)), "2 fragments", "3 frames");
    }

    @Test
    void smallFilesCannotAskForMuchMemory() {
        TestImage huge = new TestImage(65_535, 65_535, 1, 16, 16, true);
        assertRefused(ObjectWriter.image(TransferSyntax.RLE, huge).fragments(new int[0], new byte[1000]),
                "1000 bytes", "65535 x 65535");
    }

    @Test
    void aDamagedFrameIsNamed() {
        byte[] damaged = Arrays.copyOf(frame(1), 120);
        Frames frames = frames(image().fragments(new int[0], frame(0), damaged, frame(2)));
        String said = assertThrows(DicomException.class,
                () -> frames.stored(1, new int[IMAGE.rows() * IMAGE.columns()])).getMessage();
        assertTrue(said.startsWith("frame 2 of 3: "), said);
    }
}
