package org.weft.dicom.toolkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.weft.dicom.codec.Markers;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelData;

/**
 * Which fragments hold which frame: by a table of offsets where the object has one, else one for each frame, else by the markers with which
 * compressed frames begin and end (DICOM PS3.5, A.4).
 *
 * @param firsts  each frame's first fragment; a frame ends where the next begins
 * @param lengths bytes of each frame where a table gives them, else empty
 */
record FrameFragments(List<MemorySegment> fragments, List<Integer> firsts, List<Long> lengths) {

    private static final String ADVICE = "; the file is truncated or damaged: copy or export it again";

    FrameFragments {
        firsts = List.copyOf(firsts);
        lengths = List.copyOf(lengths);
    }

    static FrameFragments of(PixelData.Encapsulated pixels, DataSet attributes, long frames) {
        List<MemorySegment> fragments = pixels.fragments();
        if (fragments.size() < frames) {
            throw new DicomException(
                    "its pixel data hold " + fragments.size() + " fragments for " + frames + " frames" + ADVICE);
        }
        List<Long> offsets = longs(attributes, Attribute.EXTENDED_OFFSET_TABLE);
        if (!offsets.isEmpty()) {
            List<Integer> firsts = firsts(Attribute.EXTENDED_OFFSET_TABLE, offsets, pixels, frames);
            return new FrameFragments(fragments, firsts, lengths(attributes, fragments, firsts));
        }
        return new FrameFragments(fragments, firsts(pixels, frames), List.of());
    }

    private static List<Integer> firsts(PixelData.Encapsulated pixels, long frames) {
        int count = pixels.fragments().size();
        if (frames == 1) {
            return List.of(0);
        }
        if (!pixels.offsets().isEmpty()) {
            return firsts("its basic offset table", pixels.offsets(), pixels, frames);
        }
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (count == frames || i == 0
                    || Markers.start(pixels.fragments().get(i)) && Markers.end(pixels.fragments().get(i - 1))) {
                firsts.add(i);
            }
        }
        if (firsts.size() != frames) {
            throw new DicomException("its " + frames + " frames lie in " + count + " fragments, which show "
                    + firsts.size() + " beginnings and have no table of offsets: they cannot be told apart;"
                    + " export the file again");
        }
        return firsts;
    }

    /** The fragments that lie at these offsets. */
    private static List<Integer> firsts(Object table, List<Long> offsets, PixelData.Encapsulated pixels, long frames) {
        if (offsets.size() != frames) {
            throw new DicomException(table + " has " + offsets.size() + " entries for " + frames + " frames" + ADVICE);
        }
        List<Integer> firsts = new ArrayList<>();
        for (long offset : offsets) {
            int fragment = Collections.binarySearch(pixels.positions(), offset);
            boolean isNext = firsts.isEmpty() ? fragment == 0 : fragment > firsts.getLast();
            if (!isNext) {
                throw new DicomException(table + " has frame " + (firsts.size() + 1) + " begin at byte " + offset
                        + ", where none can begin" + ADVICE);
            }
            firsts.add(fragment);
        }
        return firsts;
    }

    private static List<Long> lengths(DataSet attributes, List<MemorySegment> fragments, List<Integer> firsts) {
        List<Long> lengths = longs(attributes, Attribute.EXTENDED_OFFSET_TABLE_LENGTHS);
        if (lengths.isEmpty()) {
            return lengths;
        }
        if (lengths.size() != firsts.size()) {
            throw new DicomException(Attribute.EXTENDED_OFFSET_TABLE_LENGTHS + " has " + lengths.size()
                    + " entries for " + firsts.size() + " frames" + ADVICE);
        }
        for (int frame = 0; frame < firsts.size(); frame++) {
            long room = fragments.subList(firsts.get(frame), end(fragments, firsts, frame)).stream()
                    .mapToLong(MemorySegment::byteSize).sum();
            long length = lengths.get(frame);
            if (length < 1 || length > room) {
                throw new DicomException(Attribute.EXTENDED_OFFSET_TABLE_LENGTHS + " gives frame " + (frame + 1) + " "
                        + length + " bytes, but its fragments hold " + room + ADVICE);
            }
        }
        return lengths;
    }

    private static List<Long> longs(DataSet attributes, Attribute attribute) {
        byte[] value = attributes.element(attribute.tag()).map(e -> e.value()).orElse(new byte[0]);
        long[] longs = new long[value.length / Long.BYTES];
        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(longs);
        return Arrays.stream(longs).boxed().toList();
    }

    private static int end(List<MemorySegment> fragments, List<Integer> firsts, int frame) {
        return frame + 1 < firsts.size() ? firsts.get(frame + 1) : fragments.size();
    }

    /** One frame's bytes: a part of the file where they lie in one fragment, else joined in the arena. */
    MemorySegment frame(int frame, Arena arena) {
        List<MemorySegment> parts = fragments.subList(firsts.get(frame), end(fragments, firsts, frame));
        MemorySegment joined = parts.size() == 1 ? parts.getFirst() : join(parts, arena);
        return lengths.isEmpty() ? joined : joined.asSlice(0, lengths.get(frame));
    }

    private static MemorySegment join(List<MemorySegment> parts, Arena arena) {
        MemorySegment joined = arena.allocate(parts.stream().mapToLong(MemorySegment::byteSize).sum());
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, ValueLayout.JAVA_BYTE, 0, joined, ValueLayout.JAVA_BYTE, at, part.byteSize());
            at += part.byteSize();
        }
        return joined;
    }
}
