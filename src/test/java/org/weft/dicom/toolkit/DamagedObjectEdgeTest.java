package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** What damaged objects were once read wrongly. */
class DamagedObjectEdgeTest {

    private static DicomObject read(byte[] bytes, Extent extent) {
        return new CompactToolkit().read(MemorySegment.ofArray(bytes), extent, Arena.ofAuto());
    }

    private static String refusal(Runnable action) {
        return assertThrows(DicomException.class, action::run).getMessage();
    }

    private static void image(ObjectBytes to) {
        to.number(Attribute.ROWS, 2).number(Attribute.COLUMNS, 3).number(Attribute.BITS_ALLOCATED, 8);
    }

    /** A second Rows behind the pixels must not count in one way of reading only, and zeros there are no element. */
    @ParameterizedTest
    @EnumSource(Extent.class)
    void thePixelsEndTheObject(Extent extent) {
        byte[] bytes = ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, to -> {
            image(to);
            to.element(Attribute.PIXEL_DATA.tag(), Vr.OB, new byte[6]).number(Attribute.ROWS, 7);
        });
        assertEquals(2, read(bytes, extent).attributes().requireWhole(Attribute.ROWS));
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 100);
        assertEquals(2, read(padded, extent).attributes().requireWhole(Attribute.ROWS));
    }

    @Test
    void pixelsThatLieOtherwiseThanTheSyntaxSays() {
        byte[] fragments = ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, to -> {
            image(to);
            to.fragments(new byte[0], new byte[6]);
        });
        assertTrue(refusal(() -> Frames.of(read(fragments, Extent.WHOLE))).contains("explicit little endian"));
        byte[] plain = ObjectBytes.file(TransferSyntax.RLE, to -> {
            image(to);
            to.element(Attribute.PIXEL_DATA.tag(), Vr.OB, new byte[6]);
        });
        assertTrue(refusal(() -> Frames.of(read(plain, Extent.WHOLE))).contains("RLE"));
    }

    @Test
    void moreFramesThanALongCounts() {
        byte[] bytes = ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, to -> {
            to.text(Attribute.NUMBER_OF_FRAMES, "2147483647").number(Attribute.ROWS, 65_535)
                    .number(Attribute.COLUMNS, 65_535).number(Attribute.BITS_ALLOCATED, 32)
                    .element(Attribute.PIXEL_DATA.tag(), Vr.OW, new byte[6]);
        });
        assertTrue(refusal(() -> Frames.of(read(bytes, Extent.WHOLE))).contains("2147483647 frames"));
    }

    /** Real numbers have 32 or 64 bits, as the name of their attribute says; whole ones are not read as real ones. */
    @ParameterizedTest
    @CsvSource({"FLOAT_PIXEL_DATA, 8", "FLOAT_PIXEL_DATA, 64", "DOUBLE_FLOAT_PIXEL_DATA, 32", "PIXEL_DATA, 64"})
    void realNumbersOfAnotherSize(Attribute attribute, int bits) {
        byte[] bytes = ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                to -> to.number(Attribute.ROWS, 1).number(Attribute.COLUMNS, 2).number(Attribute.BITS_ALLOCATED, bits)
                        .element(attribute.tag(), attribute.vr(), new byte[16]));
        assertTrue(refusal(() -> Frames.of(read(bytes, Extent.WHOLE))).contains(Attribute.BITS_ALLOCATED.toString()));
    }

    /** Three frames of 3 bits each, 101 011 110 counted from the lowest of the first byte. */
    @Test
    void framesThatBeginInsideAByte() {
        byte[] bytes = ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, to -> {
            to.text(Attribute.NUMBER_OF_FRAMES, "3").number(Attribute.ROWS, 1).number(Attribute.COLUMNS, 3)
                    .number(Attribute.BITS_ALLOCATED, 1).number(Attribute.HIGH_BIT, 0)
                    .element(Attribute.PIXEL_DATA.tag(), Vr.OB, new byte[] {(byte) 0b11110101, 0});
        });
        Frames frames = Frames.of(read(bytes, Extent.WHOLE));
        float[][] expected = {{1, 0, 1}, {0, 1, 1}, {1, 1, 0}};
        for (int frame = 0; frame < 3; frame++) {
            float[] actual = new float[3];
            frames.intensities(frame, 1, 0, actual);
            assertArrayEquals(expected[frame], actual);
        }
    }

    /** The icon of a compressed image may be compressed too. */
    @Test
    void fragmentsInsideASequence() {
        byte[] bytes = ObjectBytes.file(TransferSyntax.RLE, to -> to
                .sequence(0x00880200, false, icon -> icon.fragments(new byte[0], new byte[8]))
                .text(Attribute.UNITS, "BQML"));
        assertEquals("BQML", read(bytes, Extent.HEADER).attributes().requireText(Attribute.UNITS));
    }

    @Test
    void itemsThatReachBeyondTheirEnd() {
        Consumer<ObjectBytes> content = to -> to.sequence(Attribute.CONTENT_SEQUENCE.tag(), true,
                item -> item.text(Attribute.UNITS, "BQML")).text(Attribute.SUV_TYPE, "LBM ");
        byte[] bytes = ObjectBytes.file(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, content);
        int start = bytes.length - 12 - 12 - 8 - 8;
        byte[] shortItem = bytes.clone();
        shortItem[start + 12] -= 2;
        assertTrue(refusal(() -> read(shortItem, Extent.HEADER)).contains("the item that ends at byte"));
        byte[] shortSequence = bytes.clone();
        shortSequence[start + 4] -= 2;
        assertTrue(refusal(() -> read(shortSequence, Extent.HEADER)).contains("the sequence that ends at byte"));
    }

    /** 300 MB of zeros in 300 kB are refused before memory is taken for them. */
    @Test
    void deflatedBombs() throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] empty = ObjectBytes.file(TransferSyntax.DEFLATED, _ -> {});
        deflated.write(empty, 0, empty.length - ObjectBytes.deflate(new byte[0]).length);
        try (var out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        byte[] bytes = deflated.toByteArray();
        assertTrue(bytes.length < 320_000);
        assertTrue(refusal(() -> read(bytes, Extent.HEADER)).contains("268435456"));
    }
}
