package org.weft.dicom.toolkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** Writes the bytes of objects for tests, in every transfer syntax. */
final class ObjectBytes {

    static final int UNDEFINED = -1;

    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TransferSyntax syntax;

    private ObjectBytes(TransferSyntax syntax) {
        this.syntax = syntax;
    }

    /** A whole file: preamble, meta information and what is written into it. */
    static byte[] file(TransferSyntax syntax, Consumer<ObjectBytes> content) {
        byte[] body = dataSet(syntax, content);
        byte[] uid = (syntax.uid() + (syntax.uid().length() % 2 == 0 ? "" : "\0")).getBytes(StandardCharsets.US_ASCII);
        ObjectBytes meta = new ObjectBytes(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        meta.out.writeBytes(new byte[128]);
        meta.out.writeBytes(new byte[] {'D', 'I', 'C', 'M'});
        meta.element(0x00020010, Vr.UI, uid);
        meta.out.writeBytes(syntax == TransferSyntax.DEFLATED ? deflate(body) : body);
        return meta.out.toByteArray();
    }

    /** What is written into it, alone; not deflated. */
    static byte[] dataSet(TransferSyntax syntax, Consumer<ObjectBytes> content) {
        ObjectBytes body = new ObjectBytes(syntax);
        content.accept(body);
        return body.out.toByteArray();
    }

    static byte[] deflate(byte[] body) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(body);
        deflater.finish();
        byte[] deflated = new byte[body.length + 100];
        int length = deflater.deflate(deflated);
        deflater.end();
        return Arrays.copyOf(deflated, length);
    }

    ObjectBytes text(Attribute attribute, String text) {
        byte[] bytes = (text + (text.length() % 2 == 0 ? "" : " ")).getBytes(StandardCharsets.ISO_8859_1);
        return element(attribute.tag(), attribute.vr(), bytes);
    }

    ObjectBytes number(Attribute attribute, int value) {
        return element(attribute.tag(), Vr.US, buffer(2).putShort((short) value).array());
    }

    ObjectBytes element(int tag, Vr vr, byte[] value) {
        head(tag, vr, value.length);
        out.writeBytes(value);
        return this;
    }

    /** @param length what it claims, {@link #UNDEFINED} for none */
    void head(int tag, Vr vr, int length) {
        tag(tag);
        if (syntax.isImplicit()) {
            out.writeBytes(buffer(4).putInt(length).array());
            return;
        }
        out.writeBytes(vr.name().getBytes(StandardCharsets.US_ASCII));
        if (vr.hasLongLength()) {
            out.writeBytes(buffer(6).putShort((short) 0).putInt(length).array());
        } else {
            out.writeBytes(buffer(2).putShort((short) length).array());
        }
    }

    /** Items with or without lengths. */
    @SafeVarargs
    final ObjectBytes sequence(int tag, boolean hasLengths, Consumer<ObjectBytes>... items) {
        ObjectBytes inner = new ObjectBytes(syntax);
        for (Consumer<ObjectBytes> item : items) {
            byte[] content = dataSet(syntax, item);
            inner.mark(ITEM, hasLengths ? content.length : UNDEFINED);
            inner.out.writeBytes(content);
            if (!hasLengths) {
                inner.mark(ITEM_END, 0);
            }
        }
        if (!hasLengths) {
            inner.mark(SEQUENCE_END, 0);
        }
        head(tag, Vr.SQ, hasLengths ? inner.out.size() : UNDEFINED);
        out.writeBytes(inner.out.toByteArray());
        return this;
    }

    ObjectBytes fragments(byte[]... fragments) {
        head(Attribute.PIXEL_DATA.tag(), Vr.OB, UNDEFINED);
        for (byte[] fragment : fragments) {
            mark(ITEM, fragment.length);
            out.writeBytes(fragment);
        }
        mark(SEQUENCE_END, 0);
        return this;
    }

    private void mark(int tag, int length) {
        tag(tag);
        out.writeBytes(buffer(4).putInt(length).array());
    }

    private void tag(int tag) {
        out.writeBytes(buffer(4).putShort((short) (tag >>> 16)).putShort((short) tag).array());
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
}
