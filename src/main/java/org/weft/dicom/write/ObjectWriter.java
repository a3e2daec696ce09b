package org.weft.dicom.write;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** Writes objects as DICOM files (PS3.10): meta information, then the attributes in explicit little endian, sequences with their lengths. */
public final class ObjectWriter {

    private static final String IMPLEMENTATION = Uids.of("org.weft.dicom.write");
    private static final int META = 0x0002_0000;
    private static final int ITEM = 0xFFFE_E000;
    private static final int LONGEST_SHORT = 65_534;
    private static final int PREAMBLE = 128;

    private ObjectWriter() {}

    /** Writes a file beside its place and renames it: a name never stands for half an object. */
    public static void write(Path file, DataSet object) {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (Closeable _ = () -> Files.deleteIfExists(beside)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                write(out, object);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + ": " + e.getMessage() + "; check the folder and the space left", e);
        }
    }

    /** The bytes of a file. */
    public static byte[] bytes(DataSet object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes an object as a file's bytes; the stream stays open.
     *
     * @param object with the UIDs of its class and of itself
     */
    public static void write(OutputStream out, DataSet object) throws IOException {
        out.write(new byte[PREAMBLE]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        List<Element> meta = List.of(Element.of(META | 0x01, Vr.OB, new byte[] {0, 1}),
                text(0x02, Vr.UI, object.requireText(Attribute.SOP_CLASS_UID)),
                text(0x03, Vr.UI, object.requireText(Attribute.SOP_INSTANCE_UID)),
                text(0x10, Vr.UI, TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid()), text(0x12, Vr.UI, IMPLEMENTATION),
                text(0x13, Vr.SH, "WEFT"));
        long length = meta.stream().mapToLong(ObjectWriter::length).sum();
        element(out, Element.of(META, Vr.UL, buffer(4).putInt((int) length).array()));
        for (Element element : meta) {
            element(out, element);
        }
        attributes(out, object);
    }

    /** Writes the attributes alone. */
    static void attributes(OutputStream out, DataSet set) throws IOException {
        for (Element element : set.elements()) {
            element(out, element);
        }
    }

    private static Element text(int element, Vr vr, String text) {
        return Element.of(META | element, vr, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void element(OutputStream out, Element element) throws IOException {
        Vr vr = element.vr();
        long length = valueLength(element);
        ByteBuffer head = buffer(vr.hasLongLength() ? 12 : 8);
        head.putShort((short) (element.tag() >>> 16)).putShort((short) element.tag());
        head.put(vr.name().getBytes(StandardCharsets.US_ASCII));
        if (vr.hasLongLength()) {
            head.putShort((short) 0).putInt(requireLength(element, length, 0xFFFF_FFFEL));
        } else {
            head.putShort((short) requireLength(element, length, LONGEST_SHORT));
        }
        out.write(head.array());
        for (DataSet item : element.items()) {
            out.write(buffer(8).putShort((short) (ITEM >>> 16)).putShort((short) ITEM).putInt((int) length(item))
                    .array());
            attributes(out, item);
        }
        out.write(element.value());
        if (element.value().length % 2 != 0) {
            out.write(vr == Vr.UI || vr == Vr.OB || vr == Vr.UN ? 0 : ' ');
        }
    }

    private static int requireLength(Element element, long length, long longest) {
        if (length > longest) {
            String name = Attribute.of(element.tag()).map(Attribute::toString)
                    .orElseGet(() -> Element.format(element.tag()));
            throw new IllegalArgumentException(
                    name + " is " + length + " bytes long, but at most " + longest + " can be written");
        }
        return (int) length;
    }

    private static long length(DataSet set) {
        return set.elements().stream().mapToLong(ObjectWriter::length).sum();
    }

    private static long length(Element element) {
        return (element.vr().hasLongLength() ? 12 : 8) + valueLength(element);
    }

    private static long valueLength(Element element) {
        long items = element.items().stream().mapToLong(item -> 8 + length(item)).sum();
        return items + element.value().length + element.value().length % 2;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
