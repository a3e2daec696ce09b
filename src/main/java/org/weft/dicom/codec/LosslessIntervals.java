package org.weft.dicom.codec;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;

/**
 * The restart intervals of a lossless JPEG frame, each made a frame of its own. An interval is whole rows, and begins as a frame does (ITU-T
 * T.81, H.1), so that alone it gives the same samples. TwelveMonkeys 3.14 does not begin anew behind a restart marker. In front of any
 * marker it may leave out the last difference, and data that end early give it zeros: so the frames end in filling, not in a marker, and
 * their tables have a code for whatever bits the filling makes.
 */
final class LosslessIntervals {

    private static final int TABLES = 0xffc4;
    private static final int RESTART_INTERVAL = 0xffdd;
    private static final int FIRST_RESTART = 0xffd0;
    /** All eight tables of codes have fewer bytes. */
    private static final int LARGEST_HEADER = 1 << 13;
    private static final int LONGEST_CODE = 16;
    /** Codes of one length that the decoder has room for. */
    private static final int MOST_CODES = 200;
    /**
     * The decoder reads one difference more, of a code and a number of at most 16 bits each, and two bytes ahead. Data that miss no more
     * samples than these bits stand for, at most 48, go unseen.
     */
    private static final byte[] FILLING = new byte[6];

    private final MemorySegment frame;
    private final PixelLayout layout;
    /** Marker segments from the start of the image to the start of the scan, without what decoding does not need. */
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    /** Samples of an interval; 0 where there is but one. */
    private int samples;
    private int frameHeaderAt;

    private LosslessIntervals(MemorySegment frame, PixelLayout layout) {
        this.frame = frame;
        this.layout = layout;
    }

    /** One interval as a frame, and what rows of the whole it holds. */
    record Interval(MemorySegment frame, int firstRow, int rows) {}

    static List<Interval> of(MemorySegment frame, PixelLayout layout) {
        var intervals = new LosslessIntervals(frame, layout);
        return intervals.cut(intervals.readHeader());
    }

    /** Gives where the data begin. */
    private long readHeader() {
        copy(0, 2);
        long at = 2;
        while (true) {
            int marker = Markers.twoBytes(frame, at);
            if (marker == 0xffff) {
                at++;
                continue;
            }
            int length = 2 + Math.max(2, Markers.twoBytes(frame, at + 2));
            switch (marker) {
                case JpegCodec.LOSSLESS -> copyFrameHeader(at, length);
                case RESTART_INTERVAL -> samples = Markers.twoBytes(frame, at + 4);
                case TABLES -> copyTables(at + 4, at + length);
                case Markers.START_OF_SCAN -> copy(at, length);
                default -> {
                    // comments, thumbnails, tables of the cosine transform
                }
            }
            at += length;
            if (marker == Markers.START_OF_SCAN) {
                return at;
            }
        }
    }

    /** The one that was compared with the object: a second would decide on the size, too. */
    private void copyFrameHeader(long at, int length) {
        if (frameHeaderAt > 0) {
            throw Markers.damaged(at);
        }
        frameHeaderAt = header.size();
        copy(at, length);
    }

    /** Tables of codes, each in a segment of its own. */
    private void copyTables(long start, long end) {
        for (long at = start; at < end;) {
            int[] counts = new int[LONGEST_CODE + 1];
            int values = 0;
            for (int length = 1; length <= LONGEST_CODE; length++) {
                counts[length] = Markers.oneByte(frame, at + length);
                values += counts[length];
            }
            int more = complete(counts);
            header.write(TABLES >> 8);
            header.write(TABLES);
            header.write(19 + values + more >> 8);
            header.write(19 + values + more);
            header.write(Markers.oneByte(frame, at));
            Arrays.stream(counts).skip(1).forEach(header::write);
            copy(at + 17, values);
            header.writeBytes(new byte[more]);
            at += 17 + values;
        }
    }

    /** Makes the bits that are no code yet codes of the greatest length; returns how many. */
    private static int complete(int[] counts) {
        int longest = LONGEST_CODE;
        while (longest > 1 && counts[longest] == 0) {
            longest--;
        }
        int free = 1 << longest;
        for (int length = 1; length <= longest; length++) {
            free -= counts[length] << longest - length;
        }
        int more = Math.clamp(free, 0, Math.max(0, MOST_CODES - counts[longest]));
        counts[longest] += more;
        return more;
    }

    private void copy(long at, int length) {
        if (at + length > frame.byteSize() || header.size() + length > LARGEST_HEADER) {
            throw Markers.damaged(at);
        }
        header.writeBytes(Markers.bytes(frame, at, length));
    }

    private List<Interval> cut(long start) {
        int rows = samples == 0 ? layout.rows() : samples / layout.columns();
        if (rows == 0 || samples % layout.columns() != 0) {
            throw new DicomException("a compressed frame has restart intervals of " + samples
                    + " samples, which are not whole rows of " + layout.columns() + "; export the file again");
        }
        List<Interval> intervals = new ArrayList<>();
        long from = start;
        for (int first = 0; first < layout.rows(); first += rows) {
            long end = Markers.next(frame, from);
            intervals.add(interval(from, end, first, Math.min(rows, layout.rows() - first)));
            from = end;
            while (Markers.twoBytes(frame, from) == 0xffff) {
                from++;
            }
            boolean isLast = first + rows >= layout.rows();
            int expected = isLast ? Markers.END_OF_IMAGE : FIRST_RESTART + (intervals.size() - 1) % 8;
            requireMarker(from, expected, "restart interval " + intervals.size() + " of "
                    + Math.ceilDiv(layout.rows(), rows));
            from += 2;
        }
        return intervals;
    }

    private void requireMarker(long at, int expected, String place) {
        int marker = Markers.twoBytes(frame, at);
        if (marker != expected) {
            throw new DicomException("marker " + Integer.toHexString(marker) + " lies behind " + place
                    + " of a compressed frame instead of " + Integer.toHexString(expected)
                    + "; the file is damaged: copy or export it again");
        }
    }

    private Interval interval(long from, long end, int firstRow, int rows) {
        ByteArrayOutputStream alone = new ByteArrayOutputStream();
        alone.writeBytes(header.toByteArray());
        alone.writeBytes(Markers.bytes(frame, from, end - from));
        alone.writeBytes(FILLING);
        byte[] bytes = alone.toByteArray();
        bytes[frameHeaderAt + 5] = (byte) (rows >>> 8);
        bytes[frameHeaderAt + 6] = (byte) rows;
        // the sampling of a single component has no meaning (A.2.2), but the decoder goes by it
        bytes[frameHeaderAt + 11] = 0x11;
        return new Interval(MemorySegment.ofArray(bytes), firstRow, rows);
    }
}
