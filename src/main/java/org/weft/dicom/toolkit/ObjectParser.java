package org.weft.dicom.toolkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** Reads a data set in one transfer syntax (DICOM PS3.5, chapter 7). Values go to the heap, pixels stay where they lie. */
final class ObjectParser {

    static final long UNDEFINED_LENGTH = 0xffff_ffffL;

    private static final int ITEM = 0xfffe_e000;
    private static final int ITEM_END = 0xfffe_e00d;
    private static final int SEQUENCE_END = 0xfffe_e0dd;
    private static final int DEEPEST = 32;

    private final Cursor in;
    private final Extent extent;
    private final TransferSyntax syntax;
    private Optional<PixelData> pixels = Optional.empty();

    ObjectParser(MemorySegment bytes, long from, TransferSyntax syntax, Extent extent) {
        this.in = new Cursor(bytes, from, syntax.isBigEndian());
        this.extent = extent;
        this.syntax = syntax;
    }

    DicomObject parse() {
        List<Element> elements = new ArrayList<>();
        while (in.remaining() > 0) {
            boolean isPixels = isPixels(in.peekTag());
            elements.add(element(syntax.isImplicit(), 0));
            if (isPixels) {
                // padding and signatures follow, which nobody needs and many writers damage
                break;
            }
        }
        return new DicomObject(syntax, new DataSet(elements), pixels);
    }

    /** The elements up to a place, or to the end of an item whose length is not given. */
    private DataSet dataSet(long end, boolean isImplicit, int depth) {
        List<Element> elements = new ArrayList<>();
        while (in.at() < end) {
            if (end == Long.MAX_VALUE && in.peekTag() == ITEM_END) {
                in.skip(8);
                break;
            }
            elements.add(element(isImplicit, depth));
        }
        requireEnd(end, "item");
        return new DataSet(elements);
    }

    /** What lies inside must not reach beyond: read on, it would belong to others. */
    private void requireEnd(long end, String what) {
        if (in.at() > end) {
            throw new DicomException("the " + what + " that ends at byte " + end + " holds something that ends at byte "
                    + in.at() + "; the file is damaged: copy or export it again");
        }
    }

    private Element element(boolean isImplicit, int depth) {
        long start = in.at();
        int tag = in.tag();
        Vr vr = isImplicit ? Attribute.of(tag).map(Attribute::vr).orElse(Vr.UN) : vr(start, tag);
        long length = isImplicit ? in.unsignedInt() : length(vr);
        if (depth == 0 && isPixels(tag)) {
            return pixels(tag, vr, length);
        }
        if (length == UNDEFINED_LENGTH && tag == Attribute.PIXEL_DATA.tag()) {
            fragments();
            return Element.of(tag, vr, new byte[0]);
        }
        if (length == UNDEFINED_LENGTH && vr != Vr.SQ && vr != Vr.UN) {
            throw new DicomException("element " + Element.format(tag) + " at byte " + start
                    + " has no length, which only a sequence may lack; the file is damaged: copy or export it again");
        }
        if (vr == Vr.SQ || length == UNDEFINED_LENGTH) {
            // a sequence whose representation the writer did not know is implicit inside
            return Element.sequence(tag, items(start, length, isImplicit || vr == Vr.UN, depth + 1));
        }
        return Element.of(tag, vr, value(vr, length));
    }

    private Vr vr(long start, int tag) {
        byte first = in.peek(0);
        byte second = in.peek(1);
        in.skip(2);
        return Vr.of(first, second).orElseThrow(() -> new DicomException("element " + Element.format(tag) + " at byte "
                + start + " has no known value representation; the file is damaged: copy or export it again"));
    }

    private long length(Vr vr) {
        if (!vr.hasLongLength()) {
            return in.unsignedShort();
        }
        in.skip(2);
        return in.unsignedInt();
    }

    private List<DataSet> items(long start, long length, boolean isImplicit, int depth) {
        if (depth > DEEPEST) {
            throw new DicomException("the sequence at byte " + start + " lies " + depth
                    + " levels deep, more than any real object has; the file is damaged: copy or export it again");
        }
        boolean isOpen = length == UNDEFINED_LENGTH;
        long end = isOpen ? Long.MAX_VALUE : within(length);
        List<DataSet> items = new ArrayList<>();
        while (in.at() < end) {
            int tag = in.tag();
            long itemLength = in.unsignedInt();
            if (isOpen && tag == SEQUENCE_END) {
                break;
            }
            if (tag != ITEM) {
                throw new DicomException("the sequence at byte " + start + " holds " + Element.format(tag)
                        + " where an item belongs; the file is damaged: copy or export it again");
            }
            items.add(dataSet(itemLength == UNDEFINED_LENGTH ? Long.MAX_VALUE : within(itemLength), isImplicit, depth));
        }
        requireEnd(end, "sequence");
        return items;
    }

    /** Where something of this length ends, which must be inside the bytes. */
    private long within(long length) {
        long end = in.at() + length;
        in.skip(length);
        in.skip(-length);
        return end;
    }

    private byte[] value(Vr vr, long length) {
        MemorySegment slice = in.slice(length);
        if (length > Integer.MAX_VALUE - 8) {
            throw new DicomException("a value of " + length + " bytes is longer than can be read");
        }
        byte[] value = slice.toArray(ValueLayout.JAVA_BYTE);
        if (syntax.isBigEndian() && vr.unit() > 1) {
            swap(value, vr.unit());
        }
        return value;
    }

    private static void swap(byte[] value, int unit) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        for (int at = 0; at + unit <= value.length; at += unit) {
            switch (unit) {
                case 2 -> buffer.putShort(at, Short.reverseBytes(buffer.getShort(at)));
                case 4 -> buffer.putInt(at, Integer.reverseBytes(buffer.getInt(at)));
                default -> buffer.putLong(at, Long.reverseBytes(buffer.getLong(at)));
            }
        }
    }

    private static boolean isPixels(int tag) {
        return tag == Attribute.PIXEL_DATA.tag() || tag == Attribute.FLOAT_PIXEL_DATA.tag()
                || tag == Attribute.DOUBLE_FLOAT_PIXEL_DATA.tag();
    }

    /** An element without a value: the pixels themselves are kept apart. */
    private Element pixels(int tag, Vr vr, long length) {
        if (extent == Extent.WHOLE) {
            pixels = Optional.of(length == UNDEFINED_LENGTH ? fragments() : new PixelData.Plain(in.slice(length)));
        }
        return Element.of(tag, vr, new byte[0]);
    }

    private PixelData fragments() {
        List<Long> offsets = new ArrayList<>();
        List<MemorySegment> fragments = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        long first = -1;
        while (true) {
            long start = in.at();
            int tag = in.tag();
            long length = in.unsignedInt();
            if (tag == SEQUENCE_END) {
                return new PixelData.Encapsulated(offsets, fragments, positions);
            }
            if (tag != ITEM) {
                throw new DicomException("the pixel data hold " + Element.format(tag) + " at byte " + start
                        + " where a fragment belongs; the file is damaged: copy or export it again");
            }
            MemorySegment fragment = in.slice(length);
            if (first < 0) {
                first = in.at();
                for (long at = 0; at + 4 <= length; at += 4) {
                    offsets.add(Integer.toUnsignedLong(fragment.get(ValueLayout.JAVA_INT_UNALIGNED, at)));
                }
            } else {
                fragments.add(fragment);
                positions.add(start - first);
            }
        }
    }
}
