package org.weft.dicom.series;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.Vr;

/** A DICOM object put together by a test, written as explicit little endian. Attributes may be given in any order, and anew. */
final class WrittenObject {

    private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    WrittenObject text(Attribute attribute, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        return put(attribute, attribute.vr(),
                padded(bytes, attribute.vr() == Vr.UI ? (byte) 0 : (byte) ' '));
    }

    WrittenObject numbers(Attribute attribute, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        switch (attribute.vr()) {
            case US -> Arrays.stream(values).forEach(v -> bytes.putShort((short) v));
            case UL -> Arrays.stream(values).forEach(v -> bytes.putInt((int) v));
            case FD -> Arrays.stream(values).forEach(bytes::putDouble);
            default -> {
                return text(attribute, Arrays.stream(values).mapToObj(WrittenObject::decimal)
                        .collect(Collectors.joining("\\")));
            }
        }
        return put(attribute, attribute.vr(), Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static String decimal(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    WrittenObject items(Attribute attribute, WrittenObject... items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (WrittenObject item : items) {
            byte[] bytes = item.encoded();
            ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            head.putShort((short) 0xfffe).putShort((short) 0xe000).putInt(bytes.length);
            out.writeBytes(head.array());
            out.writeBytes(bytes);
        }
        return put(attribute, Vr.SQ, out.toByteArray());
    }

    WrittenObject pixels(Attribute attribute, byte[] bytes) {
        return put(attribute, attribute.vr(), padded(bytes, (byte) 0));
    }

    WrittenObject without(Attribute attribute) {
        elements.remove(attribute.tag());
        return this;
    }

    private static byte[] padded(byte[] bytes, byte filler) {
        byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        if (even.length > bytes.length) {
            even[bytes.length] = filler;
        }
        return even;
    }

    private WrittenObject put(Attribute attribute, Vr vr, byte[] value) {
        elements.put(attribute.tag(), element(attribute.tag(), vr, value));
        return this;
    }

    private static byte[] element(int tag, Vr vr, byte[] value) {
        ByteBuffer out = ByteBuffer.allocate(12 + value.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) (tag >>> 16)).putShort((short) tag);
        out.put(vr.name().getBytes(StandardCharsets.US_ASCII));
        if (vr.hasLongLength()) {
            out.putShort((short) 0).putInt(value.length);
        } else {
            out.putShort((short) value.length);
        }
        out.put(value);
        return Arrays.copyOf(out.array(), out.position());
    }

    private byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.values().forEach(out::writeBytes);
        return out.toByteArray();
    }

    Path write(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] syntax = element(0x00020010, Vr.UI,
                padded("1.2.840.10008.1.2.1".getBytes(StandardCharsets.US_ASCII), (byte) 0));
        out.writeBytes(syntax);
        out.writeBytes(encoded());
        return Files.write(file, out.toByteArray());
    }
}
