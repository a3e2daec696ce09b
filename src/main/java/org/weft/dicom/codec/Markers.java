package org.weft.dicom.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.weft.dicom.object.DicomException;

/** The markers that all of the JPEG family shares (ITU-T T.81, T.87, T.800): {@code ff} and a number. */
public final class Markers {

    static final int START_OF_IMAGE = 0xffd8;
    static final int START_OF_CODESTREAM = 0xff4f;
    /** Also of a codestream of JPEG 2000. */
    static final int END_OF_IMAGE = 0xffd9;

    private static final ValueLayout.OfShort TWO_BYTES = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt FOUR_BYTES = ValueLayout.JAVA_INT_UNALIGNED
            .withOrder(ByteOrder.BIG_ENDIAN);
    static final int START_OF_SCAN = 0xffda;
    private static final int JPEG_LS_FRAME = 0xfff7;

    private Markers() {}

    /** Whether a compressed frame begins with these bytes. */
    public static boolean start(MemorySegment fragment) {
        return fragment.byteSize() >= 2 && (twoBytes(fragment, 0) == START_OF_IMAGE
                || twoBytes(fragment, 0) == START_OF_CODESTREAM);
    }

    /** Whether a compressed frame ends with these bytes; zeros that fill them up do not count. */
    public static boolean end(MemorySegment fragment) {
        long size = fragment.byteSize();
        while (size > 2 && fragment.get(ValueLayout.JAVA_BYTE, size - 1) == 0) {
            size--;
        }
        return size >= 2 && twoBytes(fragment, size - 2) == END_OF_IMAGE;
    }

    static void requireEnd(MemorySegment frame) {
        if (!end(frame)) {
            throw new DicomException("a compressed frame of " + frame.byteSize()
                    + " bytes has no end marker; the file is truncated: copy or export it again");
        }
    }

    static int twoBytes(MemorySegment bytes, long at) {
        if (at + 2 > bytes.byteSize()) {
            throw damaged(at);
        }
        return Short.toUnsignedInt(bytes.get(TWO_BYTES, at));
    }

    static long fourBytes(MemorySegment bytes, long at) {
        if (at + 4 > bytes.byteSize()) {
            throw damaged(at);
        }
        return Integer.toUnsignedLong(bytes.get(FOUR_BYTES, at));
    }

    static int oneByte(MemorySegment bytes, long at) {
        if (at >= bytes.byteSize()) {
            throw damaged(at);
        }
        return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at));
    }

    static byte[] bytes(MemorySegment bytes, long at, long count) {
        return bytes.asSlice(at, count).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Where the next marker lies behind data, in which {@code ff} is followed by {@code 00}. */
    static long next(MemorySegment bytes, long from) {
        long at = from;
        while (oneByte(bytes, at) != 0xff || twoBytes(bytes, at) == 0xff00) {
            at++;
        }
        return at;
    }

    static DicomException damaged(long at) {
        return new DicomException("the header of a compressed frame is damaged at its byte " + at
                + "; copy or export the file again");
    }

    /** Where the marker of the frame's header lies: SOF of JPEG, SOF55 of JPEG-LS. */
    static long frameHeader(MemorySegment frame) {
        if (frame.byteSize() < 4 || twoBytes(frame, 0) != START_OF_IMAGE) {
            throw damaged(0);
        }
        long at = 2;
        while (true) {
            int marker = twoBytes(frame, at);
            if (marker == 0xffff) {
                at++;
                continue;
            }
            if (isFrameHeader(marker)) {
                return at;
            }
            if (marker < 0xffc0 || marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                throw damaged(at);
            }
            at += 2 + Math.max(2, twoBytes(frame, at + 2));
        }
    }

    private static boolean isFrameHeader(int marker) {
        // among SOF0 to SOF15 lie a table of codes, a reserved number and a table of conditions
        return marker == JPEG_LS_FRAME
                || marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
    }

    /** What the header at this place says. */
    static FrameHeader read(MemorySegment frame, long at) {
        return new FrameHeader(twoBytes(frame, at + 7), twoBytes(frame, at + 5), oneByte(frame, at + 9),
                oneByte(frame, at + 4));
    }
}
