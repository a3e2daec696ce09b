package org.weft.dicom.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Attributes of an object or of an item of a sequence. An attribute that is absent and one that is present without a value are the same
 * here. A value that is not what its attribute needs (text where a number belongs) is a {@link DicomException} that names the attribute.
 */
public final class DataSet {

    public static final DataSet EMPTY = new DataSet(List.of());

    private static final int LONGEST_QUOTE = 60;

    private final SortedMap<Integer, Element> elements;
    private final CharacterSet characters;

    /** Of elements in any order; of two with the same tag the later counts. Text is in the character set that they name. */
    public DataSet(Collection<Element> elements) {
        this(byTag(elements), null);
    }

    /** The same for an item, whose text is in the character set of the data set around it unless it names its own. */
    private DataSet(SortedMap<Integer, Element> elements, CharacterSet around) {
        this.elements = elements;
        List<String> terms = texts(Attribute.SPECIFIC_CHARACTER_SET);
        characters = terms.isEmpty() && around != null ? around : CharacterSet.of(terms);
    }

    private static SortedMap<Integer, Element> byTag(Collection<Element> elements) {
        SortedMap<Integer, Element> byTag = new TreeMap<>(Integer::compareUnsigned);
        elements.forEach(element -> byTag.put(element.tag(), element));
        return byTag;
    }

    /** All of them in the order of their tags. */
    public Collection<Element> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    /** The element of a tag, whether it has a value or not. */
    public Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** Whether an attribute is present with a value or with items. */
    public boolean has(Attribute attribute) {
        return element(attribute.tag()).filter(e -> e.value().length > 0 || !e.items().isEmpty()).isPresent();
    }

    /** The first value as text, without the blanks around it. */
    public Optional<String> text(Attribute attribute) {
        return texts(attribute).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /** All values as text, without the blanks around them; values between others may be empty. */
    public List<String> texts(Attribute attribute) {
        return element(attribute.tag()).map(this::texts).orElse(List.of());
    }

    /** The first value as a number: decimal or integer text, or binary. */
    public OptionalDouble number(Attribute attribute) {
        double[] all = numbers(attribute);
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[0]);
    }

    /** All values as numbers; none where the attribute is absent. */
    public double[] numbers(Attribute attribute) {
        return element(attribute.tag()).map(element -> numbers(element, attribute)).orElse(new double[0]);
    }

    /** The first value as a whole number. */
    public OptionalLong whole(Attribute attribute) {
        OptionalDouble number = number(attribute);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        long whole = (long) number.getAsDouble();
        if (whole != number.getAsDouble()) {
            throw new DicomException(attribute + " is " + number.getAsDouble() + ", but must be a whole number");
        }
        return OptionalLong.of(whole);
    }

    /** Items of a sequence; none where it is absent. */
    public List<DataSet> items(Attribute attribute) {
        return element(attribute.tag()).map(e -> e.items().stream().map(this::within).toList()).orElse(List.of());
    }

    /** The first item of a sequence. */
    public Optional<DataSet> item(Attribute attribute) {
        return element(attribute.tag()).flatMap(e -> e.items().stream().findFirst()).map(this::within);
    }

    private DataSet within(DataSet item) {
        return new DataSet(item.elements, characters);
    }

    public String requireText(Attribute attribute) {
        return text(attribute).orElseThrow(() -> missing(attribute));
    }

    public double requireNumber(Attribute attribute) {
        return number(attribute).orElseThrow(() -> missing(attribute));
    }

    public long requireWhole(Attribute attribute) {
        return whole(attribute).orElseThrow(() -> missing(attribute));
    }

    /** Exactly this many finite numbers. */
    public double[] requireNumbers(Attribute attribute, int count) {
        double[] all = numbers(attribute);
        if (all.length == 0) {
            throw missing(attribute);
        }
        if (all.length != count) {
            throw new DicomException(attribute + " has " + all.length + " values, but needs " + count);
        }
        return all;
    }

    /**
     * The first number of a private element: found by its creator, whose block of elements may lie anywhere in the group; where the creators
     * of the group's first block were removed, in that.
     */
    public OptionalDouble privateNumber(int group, String creator, int element) {
        return privateElement(group, creator, element).map(this::privateNumbers).filter(found -> found.length > 0)
                .map(found -> OptionalDouble.of(found[0])).orElse(OptionalDouble.empty());
    }

    /** The first value of a private element as text, found in the same way. */
    public Optional<String> privateText(int group, String creator, int element) {
        return privateElement(group, creator, element).flatMap(found -> texts(found).stream().findFirst())
                .filter(text -> !text.isEmpty());
    }

    private Optional<Element> privateElement(int group, String creator, int element) {
        for (int block = 0x10; block <= 0xff; block++) {
            Optional<Element> owner = element(group << 16 | block);
            if (owner.isPresent() && texts(owner.get()).contains(creator)) {
                return element(group << 16 | block << 8 | element);
            }
        }
        return element(group << 16 | 0x10).isPresent() ? Optional.empty() : element(group << 16 | 0x10 << 8 | element);
    }

    private double[] privateNumbers(Element element) {
        return numbers(element, Element.format(element.tag()));
    }

    private List<String> texts(Element element) {
        if (element.value().length == 0) {
            return List.of();
        }
        if (element.vr().unit() > 1) {
            return Arrays.stream(numbers(element, Element.format(element.tag()))).mapToObj(DataSet::plain).toList();
        }
        String text = characters != null && element.vr().isLocalText() ? characters.decode(element.value())
                : new String(element.value(), StandardCharsets.ISO_8859_1);
        List<String> parts = element.vr().isOneText() ? List.of(text) : List.of(text.split("\\\\", -1));
        return parts.stream().map(DataSet::trimmed).toList();
    }

    private static String plain(double number) {
        return number == (long) number ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** Without blanks and the zero bytes that fill a value up to an even length. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private double[] numbers(Element element, Object name) {
        ByteBuffer value = ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
        return switch (element.vr()) {
            case US, OW -> fill(value, 2, b -> (double) Short.toUnsignedInt(b.getShort()));
            case SS -> fill(value, 2, b -> (double) b.getShort());
            case UL, OL -> fill(value, 4, b -> (double) Integer.toUnsignedLong(b.getInt()));
            case AT -> fill(value, 4, b -> (double) ((long) Short.toUnsignedInt(b.getShort()) << 16
                    | Short.toUnsignedInt(b.getShort())));
            case SL -> fill(value, 4, b -> (double) b.getInt());
            case FL, OF -> fill(value, 4, b -> (double) b.getFloat());
            case FD, OD -> fill(value, 8, ByteBuffer::getDouble);
            case SV, UV, OV -> fill(value, 8, b -> (double) b.getLong());
            default -> parsed(element, name);
        };
    }

    private static double[] fill(ByteBuffer value, int unit, ToDoubleFunction<ByteBuffer> next) {
        double[] numbers = new double[value.remaining() / unit];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = next.applyAsDouble(value);
        }
        return numbers;
    }

    private static double[] parsed(Element element, Object name) {
        String text = trimmed(new String(element.value(), StandardCharsets.ISO_8859_1));
        return text.isEmpty() ? new double[0] : Arrays.stream(text.split("\\\\", -1))
                .mapToDouble(part -> parse(trimmed(part), name)).toArray();
    }

    private static double parse(String text, Object name) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && Character.isDigit(text.charAt(text.length() - 1)) || text.endsWith(".")) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below, as of text that Java reads and DICOM does not allow, such as NaN
        }
        throw new DicomException(name + " is " + quote(text) + ", but must be a number");
    }

    private static DicomException missing(Attribute attribute) {
        return new DicomException(attribute + " is missing");
    }

    /** Text out of an object, made fit for a message: in quotes, printable, not longer than a line. */
    public static String quote(String text) {
        String printable = text.replace('"', '\'').replaceAll("\\p{Cntrl}", "?");
        return '"' + (printable.length() > LONGEST_QUOTE ? printable.substring(0, LONGEST_QUOTE) + "..." : printable)
                + '"';
    }
}
