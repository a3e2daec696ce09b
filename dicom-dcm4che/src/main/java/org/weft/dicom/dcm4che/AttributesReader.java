package org.weft.dicom.dcm4che;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;
import org.weft.dicom.toolkit.Extent;

/** From dcm4che's attributes to Weft's objects. */
final class AttributesReader {

    private AttributesReader() {}

    static DicomObject object(Attributes attributes, TransferSyntax syntax, Extent extent) throws IOException {
        Optional<PixelData> pixels = Optional.empty();
        for (int tag : attributes.tags()) {
            if (isPixels(tag) && extent == Extent.WHOLE) {
                pixels = Optional.of(pixels(attributes, tag));
            }
        }
        return new DicomObject(syntax, dataSet(attributes, true), pixels);
    }

    static boolean isPixels(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    private static DataSet dataSet(Attributes attributes, boolean isOutermost) throws IOException {
        List<Element> elements = new ArrayList<>();
        for (int tag : attributes.tags()) {
            elements.add(element(attributes, tag, isOutermost));
        }
        return new DataSet(elements);
    }

    private static Element element(Attributes attributes, int tag, boolean isOutermost) throws IOException {
        VR vr = attributes.getVR(tag);
        Vr ours = Vr.of((byte) (vr.code() >> 8), (byte) vr.code())
                .orElseThrow(() -> new DicomException("the value representation " + vr + " is not known"));
        if (attributes.getValue(tag) instanceof Sequence sequence) {
            List<DataSet> items = new ArrayList<>();
            for (Attributes item : sequence) {
                items.add(dataSet(item, false));
            }
            return Element.sequence(tag, items);
        }
        byte[] value = isOutermost && isPixels(tag) ? new byte[0] : attributes.getBytes(tag);
        return Element.of(tag, ours,
                value == null ? new byte[0] : attributes.bigEndian() ? vr.toggleEndian(value, true) : value);
    }

    private static PixelData pixels(Attributes attributes, int tag) throws IOException {
        if (!(attributes.getValue(tag) instanceof Fragments all)) {
            return new PixelData.Plain(MemorySegment.ofArray(attributes.getBytes(tag)));
        }
        List<MemorySegment> fragments = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        long position = 0;
        for (Object fragment : all.subList(1, all.size())) {
            byte[] bytes = (byte[]) fragment;
            fragments.add(MemorySegment.ofArray(bytes));
            positions.add(position);
            position += 8 + bytes.length;
        }
        return new PixelData.Encapsulated(offsets((byte[]) all.getFirst()), fragments, positions);
    }

    private static List<Long> offsets(byte[] table) {
        ByteBuffer buffer = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> offsets = new ArrayList<>();
        while (buffer.remaining() >= Integer.BYTES) {
            offsets.add(Integer.toUnsignedLong(buffer.getInt()));
        }
        return offsets;
    }
}
