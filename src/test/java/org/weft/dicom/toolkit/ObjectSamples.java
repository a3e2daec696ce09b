package org.weft.dicom.toolkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** Small objects of every shape, right in all. */
final class ObjectSamples {

    private ObjectSamples() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        for (TransferSyntax syntax : new TransferSyntax[] {TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            TransferSyntax.IMPLICIT_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_BIG_ENDIAN, TransferSyntax.DEFLATED}) {
            samples.put("image, " + syntax, ObjectBytes.file(syntax, image(16)));
            samples.put("bits, " + syntax, ObjectBytes.file(syntax, image(1)));
            samples.put("report, " + syntax, ObjectBytes.file(syntax, report()));
        }
        samples.put("real numbers", ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, realNumbers()));
        samples.put("fragments", ObjectBytes.file(TransferSyntax.RLE, fragments()));
        samples.put("many fragments", ObjectBytes.file(TransferSyntax.RLE, manyFragments()));
        samples.put("bare, explicit", ObjectBytes.dataSet(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image(8)));
        samples.put("bare, implicit", ObjectBytes.dataSet(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, image(8)));
        samples.put("many items", ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, manyItems()));
        samples.put("many elements", ObjectBytes.file(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, manyElements()));
        samples.put("many values", ObjectBytes.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, manyValues()));
        return samples;
    }

    private static Consumer<ObjectBytes> image(int bits) {
        return to -> {
            to.text(Attribute.SPECIFIC_CHARACTER_SET, "ISO_IR 100").text(Attribute.IMAGE_TYPE, "ORIGINAL\\PRIMARY")
                    .text(Attribute.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.128")
                    .text(Attribute.PATIENT_NAME, "M\u00fcller^Jos\u00e9").text(Attribute.PATIENT_WEIGHT, "71.0");
            to.text(Attribute.NUMBER_OF_FRAMES, "3");
            to.number(Attribute.SAMPLES_PER_PIXEL, 1).text(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                    .number(Attribute.ROWS, 13).number(Attribute.COLUMNS, 11);
            to.number(Attribute.BITS_ALLOCATED, bits).number(Attribute.BITS_STORED, bits == 16 ? 12 : bits)
                    .number(Attribute.HIGH_BIT, bits == 16 ? 11 : bits - 1)
                    .number(Attribute.PIXEL_REPRESENTATION, bits == 16 ? 1 : 0);
            nested(to);
            to.element(Attribute.PIXEL_DATA.tag(), bits == 16 ? Vr.OW : Vr.OB,
                    noise((3 * 13 * 11 * bits + 15) / 16 * 2));
            to.element(0xfffcfffc, Vr.OB, new byte[10]);
        };
    }

    private static void nested(ObjectBytes to) {
        to.sequence(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE.tag(), true,
                item -> item.text(Attribute.RADIONUCLIDE_TOTAL_DOSE, "388777472")
                        .sequence(Attribute.CONCEPT_CODE_SEQUENCE.tag(), false, code -> code.text(Attribute.CODE_VALUE,
                                "C-111A1")));
    }

    private static Consumer<ObjectBytes> report() {
        return to -> {
            to.text(Attribute.SPECIFIC_CHARACTER_SET, "\\ISO 2022 IR 87\\ISO 2022 IR 149");
            to.text(Attribute.PATIENT_NAME, "Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B");
            to.element(0x00091001, Vr.UN, noise(100)).element(0x00091002, Vr.FD, noise(80))
                    .element(0x00091003, Vr.UL, noise(40)).element(0x00091004, Vr.AT, noise(40));
            contents(to, 6);
        };
    }

    private static void contents(ObjectBytes to, int depth) {
        to.text(Attribute.RELATIONSHIP_TYPE, "CONTAINS").text(Attribute.TEXT_VALUE, "text of depth " + depth);
        if (depth > 0) {
            to.sequence(Attribute.CONTENT_SEQUENCE.tag(), depth % 2 == 0, item -> contents(item, depth - 1),
                    item -> contents(item, depth - 2 < 0 ? 0 : depth - 2));
        }
    }

    private static Consumer<ObjectBytes> realNumbers() {
        return to -> {
            to.number(Attribute.ROWS, 7).number(Attribute.COLUMNS, 5).number(Attribute.BITS_ALLOCATED, 32);
            to.element(Attribute.FLOAT_PIXEL_DATA.tag(), Vr.OF, noise(4 * 35));
        };
    }

    private static Consumer<ObjectBytes> fragments() {
        return to -> {
            to.number(Attribute.ROWS, 7).number(Attribute.COLUMNS, 5).number(Attribute.BITS_ALLOCATED, 8);
            to.sequence(0x00880200, false, icon -> icon.number(Attribute.ROWS, 1).fragments(new byte[0], noise(66)));
            to.fragments(new byte[4], noise(100), noise(82));
        };
    }

    private static Consumer<ObjectBytes> manyFragments() {
        return to -> {
            byte[][] fragments = new byte[3000][0];
            fragments[0] = noise(20_000);
            to.number(Attribute.ROWS, 7).fragments(fragments);
        };
    }

    private static Consumer<ObjectBytes> manyItems() {
        return to -> {
            Consumer<ObjectBytes>[] items = items(2000);
            to.sequence(Attribute.CONTOUR_SEQUENCE.tag(), true, items);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Consumer<ObjectBytes>[] items(int count) {
        Consumer<ObjectBytes>[] items = new Consumer[count];
        Arrays.fill(items, (Consumer<ObjectBytes>) item -> {});
        return items;
    }

    private static Consumer<ObjectBytes> manyElements() {
        return to -> {
            for (int i = 0; i < 2000; i++) {
                to.element(0x00091000 + i, Vr.UN, new byte[0]);
            }
        };
    }

    private static Consumer<ObjectBytes> manyValues() {
        return to -> {
            to.text(Attribute.SPECIFIC_CHARACTER_SET, "\\ISO 2022 IR 87");
            to.text(Attribute.SERIES_DESCRIPTION, "a\\".repeat(10_000));
            to.text(Attribute.PATIENT_NAME, "\u001b$B;3\u001b(B".repeat(2_000));
            to.element(Attribute.DIMENSION_INDEX_VALUES.tag(), Vr.US, noise(20_000));
            to.text(Attribute.CONTOUR_DATA, "1.5\\".repeat(10_000) + "1");
        };
    }

    private static byte[] noise(int count) {
        byte[] noise = new byte[count];
        new SplittableRandom(count).nextBytes(noise);
        return noise;
    }
}
