package org.weft.dicom.toolkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** A DICOM object put together by a test in any transfer syntax, element by element in the order of their tags. */
final class ObjectWriter {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private final TransferSyntax syntax;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ObjectWriter(TransferSyntax syntax) {
        this.syntax = syntax;
    }

    /** A CT image; the pixels are still to be written. */
    static ObjectWriter image(TransferSyntax syntax, TestImage image) {
        return new ObjectWriter(syntax).text(Attribute.SOP_CLASS_UID, CT).text(Attribute.SOP_INSTANCE_UID, "2.25.7")
                .text(Attribute.MODALITY, "CT").text(Attribute.STUDY_INSTANCE_UID, "2.25.5")
                .text(Attribute.SERIES_INSTANCE_UID, "2.25.6").shorts(Attribute.SAMPLES_PER_PIXEL, 1)
                .text(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .text(Attribute.NUMBER_OF_FRAMES, String.valueOf(image.frames()))
                .shorts(Attribute.ROWS, image.rows()).shorts(Attribute.COLUMNS, image.columns())
                .shorts(Attribute.BITS_ALLOCATED, image.allocated()).shorts(Attribute.BITS_STORED, image.stored())
                .shorts(Attribute.HIGH_BIT, image.stored() - 1)
                .shorts(Attribute.PIXEL_REPRESENTATION, image.isSigned() ? 1 : 0);
    }

    ObjectWriter text(Attribute attribute, String value) {
        return text(attribute.tag(), attribute.vr(), value.getBytes(StandardCharsets.US_ASCII));
    }

    ObjectWriter text(Attribute attribute, String value, Charset charset) {
        return text(attribute.tag(), attribute.vr(), value.getBytes(charset));
    }

    ObjectWriter text(int tag, Vr vr, byte[] value) {
        return element(tag, vr, padded(value, vr == Vr.UI ? 0 : ' '));
    }

    ObjectWriter shorts(Attribute attribute, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        return element(attribute.tag(), attribute.vr(), bytes.array());
    }

    /** @param value numbers little endian, whatever the transfer syntax */
    ObjectWriter element(int tag, Vr vr, byte[] value) {
        head(tag, vr, value.length);
        out.writeBytes(syntax.isBigEndian() ? swapped(value, vr.unit()) : value);
        return this;
    }

    /** A sequence and its items, of given lengths or of none; items of a sequence that is said to be UN are implicit. */
    ObjectWriter sequence(int tag, Vr vr, boolean isOpen, ObjectWriter... items) {
        ObjectWriter inner = new ObjectWriter(syntax);
        for (ObjectWriter item : items) {
            inner.item(0xe000, isOpen ? -1 : item.out.size());
            inner.out.writeBytes(item.out.toByteArray());
            if (isOpen) {
                inner.item(0xe00d, 0);
            }
        }
        head(tag, vr, isOpen ? -1 : inner.out.size());
        out.writeBytes(inner.out.toByteArray());
        if (isOpen) {
            item(0xe0dd, 0);
        }
        return this;
    }

    /** Pixels in fragments, in front of them the basic offset table. */
    ObjectWriter fragments(int[] offsets, byte[]... fragments) {
        head(Attribute.PIXEL_DATA.tag(), Vr.OB, -1);
        item(0xe000, 4 * offsets.length);
        Arrays.stream(offsets).forEach(this::fourBytes);
        for (byte[] fragment : fragments) {
            byte[] even = padded(fragment, 0);
            item(0xe000, even.length);
            out.writeBytes(even);
        }
        item(0xe0dd, 0);
        return this;
    }

    private void head(int tag, Vr vr, int length) {
        twoBytes(tag >>> 16);
        twoBytes(tag);
        if (syntax.isImplicit()) {
            fourBytes(length);
            return;
        }
        out.writeBytes(vr.name().getBytes(StandardCharsets.US_ASCII));
        twoBytes(vr.hasLongLength() ? 0 : length);
        if (vr.hasLongLength()) {
            fourBytes(length);
        }
    }

    private void item(int element, int length) {
        twoBytes(0xfffe);
        twoBytes(element);
        fourBytes(length);
    }

    private void twoBytes(int value) {
        out.writeBytes(ByteBuffer.allocate(2).order(order()).putShort((short) value).array());
    }

    private void fourBytes(int value) {
        out.writeBytes(ByteBuffer.allocate(4).order(order()).putInt(value).array());
    }

    private ByteOrder order() {
        return syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static byte[] swapped(byte[] value, int unit) {
        byte[] swapped = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            swapped[i] = value[i / unit * unit + unit - 1 - i % unit];
        }
        return swapped;
    }

    private static byte[] padded(byte[] value, int filler) {
        byte[] even = Arrays.copyOf(value, value.length + value.length % 2);
        if (even.length > value.length) {
            even[value.length] = (byte) filler;
        }
        return even;
    }

    /** With preamble and meta information. */
    byte[] file() {
        ObjectWriter meta = new ObjectWriter(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        meta.element(0x00020001, Vr.OB, new byte[] {0, 1});
        meta.text(0x00020002, Vr.UI, CT.getBytes(StandardCharsets.US_ASCII));
        meta.text(0x00020003, Vr.UI, "2.25.7".getBytes(StandardCharsets.US_ASCII));
        meta.text(0x00020010, Vr.UI, syntax.uid().getBytes(StandardCharsets.US_ASCII));
        meta.text(0x00020012, Vr.UI, "2.25.8".getBytes(StandardCharsets.US_ASCII));
        ObjectWriter file = new ObjectWriter(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        file.out.writeBytes(new byte[128]);
        file.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.element(0x00020000, Vr.UL, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(meta.out.size()).array());
        file.out.writeBytes(meta.out.toByteArray());
        file.out.writeBytes(syntax == TransferSyntax.DEFLATED ? deflated() : out.toByteArray());
        return file.out.toByteArray();
    }

    private byte[] deflated() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(out.toByteArray());
        deflater.finish();
        byte[] all = new byte[out.size() + 64];
        int size = deflater.deflate(all);
        deflater.end();
        return padded(Arrays.copyOf(all, size), 0);
    }
}
