package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.dicom.toolkit.Extent;

class ObjectWriterDcmtkTest {

    @TempDir
    private Path folder;

    private static final DataSet OBJECT = new DataSetBuilder().put(Attribute.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
            .put(Attribute.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.66.4").put(Attribute.SOP_INSTANCE_UID, "2.25.12345")
            .put(Attribute.PATIENT_NAME, "\u5c71\u7530^\u592a\u90ce").put(Attribute.SERIES_DESCRIPTION, "a\\b\nc")
            .put(Attribute.IMAGE_TYPE, "DERIVED", "PRIMARY").empty(Attribute.PATIENT_BIRTH_DATE)
            .put(Attribute.PIXEL_SPACING, 0.1, 1.0 / 3).put(Attribute.ROWS, 65_535.0)
            .put(Attribute.DIMENSION_INDEX_VALUES, 1.0, 4_294_967_295.0)
            .put(Attribute.DIMENSION_INDEX_POINTER, Attribute.IMAGE_POSITION_PATIENT)
            .put(Attribute.FLOATING_POINT_VALUE, Math.PI).put(Attribute.TEXT_VALUE, "two\nlines \\ one value")
            .put(Attribute.PERFORMED_PROCEDURE_CODE_SEQUENCE, List.of())
            .put(Attribute.CONTENT_SEQUENCE,
                    new DataSetBuilder().put(Attribute.TEXT_VALUE, "odd")
                            .put(Attribute.CONTENT_SEQUENCE, new DataSetBuilder().put(Attribute.UID, "1.2.3").build())
                            .build(),
                    DataSet.EMPTY)
            .bytes(Attribute.PIXEL_DATA, Vr.OB, new byte[] {1, 2, 3}).build();

    @Test
    void readsBackTheSame() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] file = ObjectWriter.bytes(OBJECT);
            DicomObject read = new CompactToolkit().read(MemorySegment.ofArray(file), Extent.WHOLE, arena);
            assertEquals(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, read.syntax());
            DataSet set = read.attributes();
            assertEquals("\u5c71\u7530^\u592a\u90ce", set.requireText(Attribute.PATIENT_NAME));
            assertEquals(List.of("a b c"), set.texts(Attribute.SERIES_DESCRIPTION));
            assertEquals(List.of("DERIVED", "PRIMARY"), set.texts(Attribute.IMAGE_TYPE));
            assertArrayEquals(new double[] {0.1, 0.33333333333333}, set.numbers(Attribute.PIXEL_SPACING));
            assertArrayEquals(new double[] {1, 4_294_967_295.0}, set.numbers(Attribute.DIMENSION_INDEX_VALUES));
            assertEquals(Attribute.IMAGE_POSITION_PATIENT.tag(), set.requireWhole(Attribute.DIMENSION_INDEX_POINTER));
            assertEquals(Math.PI, set.requireNumber(Attribute.FLOATING_POINT_VALUE));
            assertEquals("two\nlines \\ one value", set.requireText(Attribute.TEXT_VALUE));
            assertEquals(List.of(), set.items(Attribute.PERFORMED_PROCEDURE_CODE_SEQUENCE));
            DataSet first = set.item(Attribute.CONTENT_SEQUENCE).orElseThrow();
            assertEquals("1.2.3", first.item(Attribute.CONTENT_SEQUENCE).orElseThrow().requireText(Attribute.UID));
            assertEquals(2, set.items(Attribute.CONTENT_SEQUENCE).size());
        }
    }

    @Test
    void anotherReaderSeesTheSame() throws IOException, InterruptedException {
        Path file = folder.resolve("object.dcm");
        ObjectWriter.write(file, OBJECT);
        assertEquals(List.of("object.dcm"), names());
        Tool dump = Tool.run("dcmdump", "--print-all", "-Un", file);
        assertEquals(0, dump.code(), dump.said());
        for (String line : new String[] {"(0002,0010) UI [1.2.840.10008.1.2.1]",
            "(0010,0010) PN [\u5c71\u7530^\u592a\u90ce]",
            "(0010,0030) DA (no value available)", "(0028,0030) DS [0.1\\0.33333333333333]", "(0028,0010) US 65535",
            "(0020,9157) UL 1\\4294967295", "(0020,9165) AT (0020,0032)", "(0040,a161) FD 3.14159265",
            "(0040,a124) UI [1.2.3]", "(7fe0,0010) OB 01\\02\\03\\00"}) {
            assertTrue(dump.lines().stream().anyMatch(said -> said.startsWith(line)), line + " in\n" + dump.said());
        }
        assertTrue(dump.lines().stream().noneMatch(line -> line.startsWith("W:") || line.startsWith("E:")),
                dump.said());
    }

    @Test
    void refusesAValueThatItsLengthCannotState() {
        DataSet tooLong = new DataSetBuilder().putAll(OBJECT).put(Attribute.PIXEL_SPACING, new double[33_000]).build();
        String message = assertThrows(IllegalArgumentException.class, () -> ObjectWriter.bytes(tooLong)).getMessage();
        assertEquals("PixelSpacing (0028,0030) is 66000 bytes long, but at most 65534 can be written", message);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
