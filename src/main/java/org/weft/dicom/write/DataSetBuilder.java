package org.weft.dicom.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.Vr;

/**
 * Attributes of an object to be written, put in any order; of two values of one attribute the later counts. Text is UTF-8: the object around
 * must say so ({@code ISO_IR 192}).
 */
public final class DataSetBuilder {

    private final Map<Integer, Element> elements = new LinkedHashMap<>();

    /** Text, each value cut to the length that its representation allows; what separates or controls text inside a value becomes a blank. */
    public DataSetBuilder put(Attribute attribute, String... values) {
        Vr vr = attribute.vr();
        String text = Arrays.stream(values).map(value -> fit(vr, value)).collect(Collectors.joining("\\"));
        return bytes(attribute, vr, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Numbers, as text or binary as the attribute's representation has them. */
    public DataSetBuilder put(Attribute attribute, double... values) {
        return switch (attribute.vr()) {
            case DS -> put(attribute, Arrays.stream(values).mapToObj(DecimalText::of).toArray(String[]::new));
            case IS -> put(attribute, Arrays.stream(values).mapToObj(v -> String.valueOf((long) v))
                    .toArray(String[]::new));
            default -> bytes(attribute, attribute.vr(), binary(attribute, values));
        };
    }

    /** A sequence. */
    public DataSetBuilder put(Attribute attribute, DataSet... items) {
        return put(attribute, List.of(items));
    }

    /** A sequence, which may have no items. */
    public DataSetBuilder put(Attribute attribute, List<DataSet> items) {
        elements.put(attribute.tag(), Element.sequence(attribute.tag(), items));
        return this;
    }

    /** A tag as a value. */
    public DataSetBuilder put(Attribute attribute, Attribute value) {
        return put(attribute, (double) Integer.toUnsignedLong(value.tag()));
    }

    /** An attribute without a value. */
    public DataSetBuilder empty(Attribute attribute) {
        return bytes(attribute, attribute.vr(), new byte[0]);
    }

    /** Bytes as they are. */
    public DataSetBuilder bytes(Attribute attribute, Vr vr, byte[] value) {
        elements.put(attribute.tag(), Element.of(attribute.tag(), vr, value));
        return this;
    }

    /** All values of another data set; text must be UTF-8 there too. */
    public DataSetBuilder putAll(DataSet other) {
        other.elements().forEach(element -> elements.put(element.tag(), element));
        return this;
    }

    /** Text of an object that was read, whatever character set it is in; an attribute without a value where it has none. */
    public DataSetBuilder copy(DataSet from, Attribute attribute) {
        return put(attribute, from.texts(attribute).toArray(String[]::new));
    }

    public DataSet build() {
        return new DataSet(elements.values());
    }

    private static byte[] binary(Attribute attribute, double... values) {
        int unit = attribute.vr() == Vr.AT ? 4 : attribute.vr().unit();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * unit).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (attribute.vr()) {
                case US -> bytes.putShort((short) (int) value);
                case UL -> bytes.putInt((int) (long) value);
                case FD -> bytes.putDouble(value);
                case AT -> bytes.putShort((short) ((long) value >>> 16)).putShort((short) (long) value);
                default -> throw new IllegalArgumentException(attribute + " takes no numbers");
            }
        }
        return bytes.array();
    }

    private static String fit(Vr vr, String value) {
        String text = vr.isOneText() ? value : value.replace('\\', ' ').replaceAll("\\p{Cntrl}", " ");
        int longest = switch (vr) {
            case CS, SH -> 16;
            case LO -> 64;
            case ST -> 1024;
            case LT -> 10_240;
            default -> Integer.MAX_VALUE;
        };
        boolean fits = text.codePointCount(0, text.length()) <= longest;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
