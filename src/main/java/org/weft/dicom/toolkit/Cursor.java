package org.weft.dicom.toolkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.weft.dicom.object.TruncatedException;

/** A place in the bytes of an object, from which numbers are read in one byte order; nothing is read beyond the end. */
final class Cursor {

    private final MemorySegment bytes;
    private final ValueLayout.OfShort twoBytes;
    private final ValueLayout.OfInt fourBytes;
    private long at;

    Cursor(MemorySegment bytes, long at, boolean isBigEndian) {
        ByteOrder order = isBigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.bytes = bytes;
        this.at = at;
        twoBytes = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        fourBytes = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
    }

    long at() {
        return at;
    }

    long remaining() {
        return bytes.byteSize() - at;
    }

    byte peek(long ahead) {
        require(ahead + 1);
        return bytes.get(ValueLayout.JAVA_BYTE, at + ahead);
    }

    int peekTag() {
        require(4);
        return tagAt(at);
    }

    int tag() {
        int tag = peekTag();
        at += 4;
        return tag;
    }

    private int tagAt(long place) {
        return Short.toUnsignedInt(bytes.get(twoBytes, place)) << 16
                | Short.toUnsignedInt(bytes.get(twoBytes, place + 2));
    }

    int unsignedShort() {
        require(2);
        at += 2;
        return Short.toUnsignedInt(bytes.get(twoBytes, at - 2));
    }

    long unsignedInt() {
        require(4);
        at += 4;
        return Integer.toUnsignedLong(bytes.get(fourBytes, at - 4));
    }

    void skip(long count) {
        require(count);
        at += count;
    }

    MemorySegment slice(long count) {
        require(count);
        at += count;
        return bytes.asSlice(at - count, count);
    }

    private void require(long count) {
        if (count > remaining()) {
            throw new TruncatedException("the data end at byte " + bytes.byteSize() + ", but byte " + (at + count)
                    + " is needed; the file is truncated or damaged: copy or export it again");
        }
    }
}
