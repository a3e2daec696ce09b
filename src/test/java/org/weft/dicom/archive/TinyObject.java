package org.weft.dicom.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.Vr;

/** An object that a test puts together: explicit little endian, text in UTF-8. */
final class TinyObject {

    private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    /** An image of 2 x 2 pixels; its UID is made of the others and the number. */
    static TinyObject image(String patient, String study, String series, int number) {
        TinyObject image = new TinyObject().with(Attribute.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .with(Attribute.SOP_CLASS_UID, SopClass.CT).with(Attribute.MODALITY, "CT")
                .with(Attribute.SOP_INSTANCE_UID, series + "." + number).with(Attribute.PATIENT_ID, patient)
                .with(Attribute.STUDY_INSTANCE_UID, study).with(Attribute.SERIES_INSTANCE_UID, series)
                .with(Attribute.INSTANCE_NUMBER, String.valueOf(number))
                .with(Attribute.IMAGE_ORIENTATION_PATIENT, "1\\0\\0\\0\\1\\0")
                .with(Attribute.IMAGE_POSITION_PATIENT, "0\\0\\" + number).with(Attribute.PIXEL_SPACING, "0.5\\0.25");
        for (Attribute two : new Attribute[] {Attribute.ROWS, Attribute.COLUMNS}) {
            image.with(two, 2);
        }
        return image.with(Attribute.BITS_ALLOCATED, 16).with(Attribute.BITS_STORED, 16).with(Attribute.HIGH_BIT, 15)
                .with(Attribute.PIXEL_REPRESENTATION, 0).with(Attribute.SAMPLES_PER_PIXEL, 1)
                .with(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2").pixels(8);
    }

    TinyObject with(Attribute attribute, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        if (even.length > bytes.length && attribute.vr() != Vr.UI) {
            even[bytes.length] = ' ';
        }
        return put(attribute.tag(), attribute.vr(), even);
    }

    TinyObject with(Attribute attribute, int number) {
        return put(attribute.tag(), attribute.vr(), new byte[] {(byte) number, (byte) (number >> 8)});
    }

    TinyObject with(Attribute attribute, TinyObject... items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (TinyObject item : items) {
            byte[] bytes = item.dataSet();
            out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0xfffe)
                    .putShort((short) 0xe000).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return put(attribute.tag(), Vr.SQ, out.toByteArray());
    }

    TinyObject without(Attribute attribute) {
        elements.remove(attribute.tag());
        return this;
    }

    TinyObject pixels(int bytes) {
        return put(Attribute.PIXEL_DATA.tag(), Vr.OW, new byte[bytes]);
    }

    TinyObject put(int tag, Vr vr, byte[] value) {
        elements.put(tag, element(tag, vr, value));
        return this;
    }

    private static byte[] element(int tag, Vr vr, byte[] value) {
        ByteBuffer out = ByteBuffer.allocate(12 + value.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) (tag >>> 16)).putShort((short) tag).put(vr.name().getBytes(StandardCharsets.US_ASCII));
        if (vr.hasLongLength()) {
            out.putShort((short) 0).putInt(value.length);
        } else {
            out.putShort((short) value.length);
        }
        return Arrays.copyOf(out.put(value).array(), out.position());
    }

    private byte[] dataSet() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.values().forEach(out::writeBytes);
        return out.toByteArray();
    }

    byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(element(0x00020010, Vr.UI, "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII)));
        out.writeBytes(dataSet());
        return out.toByteArray();
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.write(file, file());
    }
}
