package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.TruncatedException;
import org.weft.dicom.object.Vr;

/** What every toolkit must read, whatever library is behind it. The objects are written by the test. */
public abstract class DicomToolkitContract {

    private static final int SEQUENCE = Attribute.CONTENT_SEQUENCE.tag();
    private static final int INNER_SEQUENCE = Attribute.CONCEPT_NAME_CODE_SEQUENCE.tag();

    private final Arena arena = Arena.ofShared();

    protected abstract DicomToolkit toolkit();

    @AfterEach
    void close() {
        arena.close();
    }

    private DicomObject read(ObjectWriter writer, Extent extent) {
        return read(writer.file(), extent);
    }

    private DicomObject read(byte[] file, Extent extent) {
        MemorySegment bytes = arena.allocate(file.length, 8).copyFrom(MemorySegment.ofArray(file));
        return toolkit().read(bytes.asReadOnly(), extent, arena);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_LITTLE_ENDIAN", "DEFLATED", "EXPLICIT_BIG_ENDIAN"})
    void readsValuesOfEveryKind(TransferSyntax syntax) {
        DicomObject object = read(new ObjectWriter(syntax).text(Attribute.IMAGE_TYPE, "ORIGINAL\\PRIMARY")
                .text(Attribute.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2").text(Attribute.STUDY_DATE, "")
                .element(Attribute.DIFFUSION_B_VALUE.tag(), Vr.FD, little(8).putDouble(-0.75e12).array())
                .text(Attribute.IMAGE_POSITION_PATIENT, "-1.5\\2\\3e2")
                .element(Attribute.DIMENSION_INDEX_VALUES.tag(), Vr.UL, little(8).putInt(7).putInt(-1).array())
                .element(Attribute.DIMENSION_INDEX_POINTER.tag(), Vr.AT,
                        little(4).putShort((short) 0x20).putShort((short) 0x9056).array())
                .shorts(Attribute.ROWS, 40_000), Extent.WHOLE);
        assertEquals(syntax, object.syntax());
        DataSet attributes = object.attributes();
        assertEquals(List.of("ORIGINAL", "PRIMARY"), attributes.texts(Attribute.IMAGE_TYPE));
        assertEquals("1.2.840.10008.5.1.4.1.1.2", attributes.requireText(Attribute.SOP_CLASS_UID));
        assertTrue(attributes.element(Attribute.STUDY_DATE.tag()).isPresent());
        assertTrue(!attributes.has(Attribute.STUDY_DATE) && attributes.text(Attribute.STUDY_DATE).isEmpty());
        assertEquals(-0.75e12, attributes.requireNumber(Attribute.DIFFUSION_B_VALUE));
        assertArrayEquals(new double[] {-1.5, 2, 300}, attributes.numbers(Attribute.IMAGE_POSITION_PATIENT));
        assertArrayEquals(new double[] {7, 4_294_967_295.0}, attributes.numbers(Attribute.DIMENSION_INDEX_VALUES));
        assertEquals(0x00209056, attributes.requireNumber(Attribute.DIMENSION_INDEX_POINTER));
        assertEquals(40_000, attributes.requireWhole(Attribute.ROWS));
        assertTrue(object.pixels().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void readsSequencesInSequences(TransferSyntax syntax) {
        for (boolean isOpen : new boolean[] {false, true}) {
            ObjectWriter inner = new ObjectWriter(syntax).text(Attribute.CODE_VALUE, "T-1");
            ObjectWriter item = new ObjectWriter(syntax).text(Attribute.VALUE_TYPE, "NUM").sequence(INNER_SEQUENCE,
                    Vr.SQ, isOpen, inner);
            DataSet attributes = read(
                    new ObjectWriter(syntax).text(Attribute.MODALITY, "SR")
                            .sequence(SEQUENCE, Vr.SQ, isOpen, item, new ObjectWriter(syntax), item)
                            .text(Attribute.CONTENT_LABEL, "BEHIND"),
                    Extent.WHOLE).attributes();
            List<DataSet> items = attributes.items(Attribute.CONTENT_SEQUENCE);
            assertEquals(3, items.size());
            assertTrue(items.get(1).elements().isEmpty());
            assertEquals("NUM", items.get(2).requireText(Attribute.VALUE_TYPE));
            assertEquals("T-1", items.get(2).item(Attribute.CONCEPT_NAME_CODE_SEQUENCE).orElseThrow()
                    .requireText(Attribute.CODE_VALUE));
            assertEquals("BEHIND", attributes.requireText(Attribute.CONTENT_LABEL));
        }
    }

    /** A sequence whose representation the writer did not know: inside it is implicit (PS3.5, 6.2.2, note 4). */
    @Test
    void readsUnknownSequencesAsImplicit() {
        ObjectWriter item = new ObjectWriter(TransferSyntax.IMPLICIT_LITTLE_ENDIAN).text(Attribute.VALUE_TYPE, "TEXT");
        DataSet attributes = read(new ObjectWriter(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)
                .sequence(0x00091001, Vr.UN, true, item).sequence(SEQUENCE, Vr.UN, true, item)
                .text(Attribute.CONTENT_LABEL, "BEHIND"), Extent.WHOLE).attributes();
        assertEquals("TEXT", attributes.item(Attribute.CONTENT_SEQUENCE).orElseThrow()
                .requireText(Attribute.VALUE_TYPE));
        assertEquals(1, attributes.element(0x00091001).orElseThrow().items().size());
        assertEquals("BEHIND", attributes.requireText(Attribute.CONTENT_LABEL));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void readsPrivateElements(TransferSyntax syntax) {
        DataSet attributes = read(new ObjectWriter(syntax)
                .text(0x00430010, Vr.LO, "OTHER".getBytes(StandardCharsets.US_ASCII))
                .text(0x00430011, Vr.LO, "MAKER".getBytes(StandardCharsets.US_ASCII))
                .element(0x00431039, Vr.IS, "1 ".getBytes(StandardCharsets.US_ASCII))
                .element(0x00431139, Vr.FL, little(4).putFloat(12.5f).array()), Extent.WHOLE).attributes();
        assertEquals(12.5, attributes.privateNumber(0x0043, "MAKER", 0x39).orElseThrow());
        assertTrue(attributes.privateNumber(0x0043, "NOBODY", 0x39).isEmpty());
    }

    @Test
    void readsNamesInTheirCharacterSets() {
        assertEquals("Müller^José", name("ISO_IR 100", "Müller^José".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("Łukasz^山田", name("ISO_IR 192", "Łukasz^山田".getBytes(StandardCharsets.UTF_8)));
        assertEquals("Люкceмбypг", name("ISO_IR 144", "Люкceмбypг".getBytes(Charset.forName("ISO-8859-5"))));
        // the example of PS3.5, annex H.3.1
        ByteArrayOutputStream japanese = new ByteArrayOutputStream();
        japanese.writeBytes("Yamada^Tarou=".getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : new byte[][] {{0x3b, 0x33, 0x45, 0x44}, {0x42, 0x40, 0x4f, 0x3a}}) {
            japanese.writeBytes(japanese.size() < 14 ? new byte[0] : new byte[] {'^'});
            japanese.writeBytes(new byte[] {0x1b, '$', 'B'});
            japanese.writeBytes(part);
            japanese.writeBytes(new byte[] {0x1b, '(', 'B'});
        }
        assertEquals("Yamada^Tarou=山田^太郎", name("\\ISO 2022 IR 87", japanese.toByteArray()));
    }

    private String name(String characterSet, byte[] name) {
        return read(new ObjectWriter(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)
                .text(Attribute.SPECIFIC_CHARACTER_SET, characterSet)
                .text(Attribute.PATIENT_NAME.tag(), Vr.PN, name), Extent.WHOLE).attributes()
                .requireText(Attribute.PATIENT_NAME);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_LITTLE_ENDIAN", "DEFLATED", "EXPLICIT_BIG_ENDIAN"})
    void readsPixels(TransferSyntax syntax) {
        for (TestImage image : List.of(TestImage.CT, TestImage.TWELVE_BITS, TestImage.CT.withFrames(2),
                new TestImage(5, 3, 2, 32, 31, true))) {
            assertPixels(image, ObjectWriter.image(syntax, image).element(Attribute.PIXEL_DATA.tag(), Vr.OW,
                    image.samples()));
        }
    }

    /** Bytes lie in words where they are said to be words, swapped where those are big endian; an odd frame ends inside one. */
    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void readsPixelsOfEightBits(TransferSyntax syntax) {
        for (TestImage image : List.of(TestImage.EIGHT_BITS.withFrames(3), new TestImage(4, 2, 2, 8, 7, true))) {
            for (Vr vr : new Vr[] {Vr.OB, Vr.OW}) {
                assertPixels(image, ObjectWriter.image(syntax, image).element(Attribute.PIXEL_DATA.tag(), vr,
                        image.samples()));
            }
        }
    }

    private void assertPixels(TestImage image, ObjectWriter writer) {
        Frames frames = Frames.of(read(writer, Extent.WHOLE));
        for (int frame = 0; frame < image.frames(); frame++) {
            int[] stored = new int[image.rows() * image.columns()];
            float[] intensities = new float[stored.length];
            frames.stored(frame, stored);
            frames.intensities(frame, 1, 0, intensities);
            assertArrayEquals(image.values(frame), stored, image + " frame " + frame);
            for (int i = 0; i < stored.length; i++) {
                assertEquals((float) stored[i], intensities[i]);
            }
        }
    }

    /** Frames of one-bit pixels follow each other without a gap, the first pixel lowest. */
    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void readsPixelsOfOneBit(TransferSyntax syntax) {
        TestImage image = new TestImage(5, 3, 3, 1, 1, false);
        int[] bits = {1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0,
            0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1};
        byte[] packed = new byte[6];
        for (int i = 0; i < bits.length; i++) {
            packed[i / 8] |= (byte) (bits[i] << i % 8);
        }
        for (Vr vr : syntax.isImplicit() ? new Vr[] {Vr.OW} : new Vr[] {Vr.OB, Vr.OW}) {
            Frames frames = Frames.of(read(ObjectWriter.image(syntax, image).element(Attribute.PIXEL_DATA.tag(), vr,
                    packed), Extent.WHOLE));
            for (int frame = 0; frame < 3; frame++) {
                int[] stored = new int[15];
                float[] intensities = new float[15];
                frames.stored(frame, stored);
                frames.intensities(frame, 1, 0, intensities);
                assertArrayEquals(Arrays.copyOfRange(bits, 15 * frame, 15 * frame + 15), stored, vr + " " + frame);
                for (int i = 0; i < stored.length; i++) {
                    assertEquals(stored[i], intensities[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void readsRealPixels(TransferSyntax syntax) {
        TestImage image = new TestImage(3, 1, 1, 32, 32, true);
        Frames frames = Frames.of(read(ObjectWriter.image(syntax, image).element(Attribute.FLOAT_PIXEL_DATA.tag(),
                Vr.OF, little(12).putFloat(1.5f).putFloat(-2).putFloat(1e9f).array()), Extent.WHOLE));
        float[] intensities = new float[3];
        frames.intensities(0, 1, 0, intensities);
        assertArrayEquals(new float[] {1.5f, -2, 1e9f}, intensities);
    }

    @Test
    void aHeaderIsReadWithoutPixels() {
        byte[] file = ObjectWriter.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TestImage.CT)
                .element(Attribute.PIXEL_DATA.tag(), Vr.OW, TestImage.CT.samples()).file();
        byte[] beginning = Arrays.copyOf(file, file.length - TestImage.CT.samples().length);
        DicomObject header = read(beginning, Extent.HEADER);
        assertTrue(header.pixels().isEmpty());
        assertEquals(TestImage.CT.columns(), header.attributes().requireWhole(Attribute.COLUMNS));
        assertTrue(header.attributes().element(Attribute.PIXEL_DATA.tag()).isPresent());
        assertThrows(TruncatedException.class, () -> read(beginning, Extent.WHOLE));
    }

    @Test
    void whatIsCutOffIsSaid() {
        byte[] file = ObjectWriter.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TestImage.CT).file();
        int lastElement = file.length - 10;
        for (int size : new int[] {lastElement + 2, lastElement + 5, lastElement + 9}) {
            String said = assertThrows(DicomException.class, () -> read(Arrays.copyOf(file, size), Extent.WHOLE))
                    .getMessage();
            assertTrue(said.contains("copy or export it again"), said);
        }
        assertThrows(DicomException.class,
                () -> read("a table, no object\n".repeat(20).getBytes(StandardCharsets.US_ASCII), Extent.WHOLE));
    }

    @Test
    void fragmentsAndTheirTableAreKept() {
        byte[][] parts = {{1, 2}, {3, 4, 5, 6}, {7, 8}};
        DicomObject object = read(ObjectWriter.image(TransferSyntax.RLE, TestImage.CT).fragments(new int[] {0, 22},
                parts), Extent.WHOLE);
        PixelData.Encapsulated pixels = (PixelData.Encapsulated) object.pixels().orElseThrow();
        assertEquals(List.of(0L, 22L), pixels.offsets());
        assertEquals(List.of(0L, 10L, 22L), pixels.positions());
        assertArrayEquals(parts, Stream.of(pixels.fragments().toArray(MemorySegment[]::new))
                .map(fragment -> fragment.toArray(ValueLayout.JAVA_BYTE)).toArray(byte[][]::new));
    }

    @Test
    void decodesRunLengths() {
        var obstacle = toolkit().obstacle(TransferSyntax.RLE);
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        for (TestImage image : List.of(TestImage.CT, TestImage.TWELVE_BITS, TestImage.EIGHT_BITS)) {
            PixelLayout layout = PixelLayout.of(read(ObjectWriter.image(TransferSyntax.RLE, image), Extent.WHOLE)
                    .attributes());
            MemorySegment to = arena.allocate(layout.frameBytes(), 8);
            toolkit().decode(MemorySegment.ofArray(RunLengths.of(image.samples(0), image.allocated() / 8)),
                    TransferSyntax.RLE, layout, to);
            assertArrayEquals(image.samples(0), to.toArray(ValueLayout.JAVA_BYTE), image.toString());
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
