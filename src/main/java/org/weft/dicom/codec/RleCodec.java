package org.weft.dicom.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;

/** Run lengths (DICOM PS3.5, annex G): a segment for each byte of a sample, the uppermost first, all of the frame's pixels in each. */
final class RleCodec implements Codec {

    private static final int HEADER = 64;
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public void decode(MemorySegment frame, PixelLayout layout, MemorySegment to) {
        int width = Math.max(1, layout.bitsAllocated() / 8);
        if (frame.byteSize() < HEADER || frame.get(WORD, 0) != width) {
            throw new DicomException("a run-length frame of " + frame.byteSize() + " bytes "
                    + (frame.byteSize() < HEADER ? "is shorter than its header"
                            : "has " + frame.get(WORD, 0) + " segments, but samples of " + layout.bitsAllocated()
                                    + " bits need " + width)
                    + "; the file is damaged: copy or export it again");
        }
        for (int segment = 0; segment < width; segment++) {
            long from = Integer.toUnsignedLong(frame.get(WORD, 4L + 4 * segment));
            long end = segment + 1 < width ? Integer.toUnsignedLong(frame.get(WORD, 8L + 4 * segment))
                    : frame.byteSize();
            if (from < HEADER || end < from || end > frame.byteSize()) {
                throw new DicomException("segment " + (segment + 1) + " of a run-length frame lies at bytes " + from
                        + " to " + end + " of " + frame.byteSize()
                        + "; the file is truncated or damaged: copy or export it again");
            }
            expand(frame.asSlice(from, end - from), to, width - 1 - segment, width);
        }
    }

    /** Fills every {@code step}-th byte. What lies behind the last of them is filling. */
    private static void expand(MemorySegment runs, MemorySegment to, long first, int step) {
        long at = 0;
        long out = first;
        while (out < to.byteSize()) {
            int head = at < runs.byteSize() ? runs.get(ValueLayout.JAVA_BYTE, at++) : Byte.MIN_VALUE;
            boolean isRun = head < 0;
            int count = isRun ? 1 - head : head + 1;
            if (head == Byte.MIN_VALUE) {
                if (at >= runs.byteSize()) {
                    throw new DicomException("a run-length frame ends after " + out / step + " of "
                            + to.byteSize() / step + " samples; the file is truncated: copy or export it again");
                }
                continue;
            }
            if (at + (isRun ? 1 : count) > runs.byteSize() || out + (count - 1L) * step >= to.byteSize()) {
                throw new DicomException("a run-length frame holds " + count + " samples at sample " + out / step
                        + " of " + to.byteSize() / step
                        + ", which do not fit; the file is truncated or damaged: copy or export it again");
            }
            for (int i = 0; i < count; i++, out += step) {
                to.set(ValueLayout.JAVA_BYTE, out, runs.get(ValueLayout.JAVA_BYTE, isRun ? at : at + i));
            }
            at += isRun ? 1 : count;
        }
    }
}
