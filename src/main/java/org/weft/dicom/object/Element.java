package org.weft.dicom.object;

import java.util.List;

/**
 * One attribute as it was read: a value or, of a sequence, items.
 *
 * @param tag   group in the upper 16 bits, element in the lower
 * @param value bytes, numbers little endian; empty for a sequence; shared, not to be written to
 * @param items data sets of a sequence; empty for a value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Element(int tag, Vr vr, byte[] value, List<DataSet> items) {

    public Element {
        items = List.copyOf(items);
    }

    public static Element of(int tag, Vr vr, byte[] value) {
        return new Element(tag, vr, value, List.of());
    }

    public static Element sequence(int tag, List<DataSet> items) {
        return new Element(tag, Vr.SQ, new byte[0], items);
    }

    /** {@code (gggg,eeee)}. */
    public static String format(int tag) {
        return String.format("(%04X,%04X)", tag >>> 16, tag & 0xffff);
    }
}
