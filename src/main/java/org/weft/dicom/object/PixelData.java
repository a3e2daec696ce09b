package org.weft.dicom.object;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** The pixels of an object as they lie in the file. The segments live as long as the arena that the object was read into. */
public sealed interface PixelData {

    /** One frame after the other, not compressed, in the byte order of the transfer syntax; a frame of one-bit pixels may begin inside a byte. */
    record Plain(MemorySegment bytes) implements PixelData {}

    /**
     * Compressed frames, each in one or more fragments.
     *
     * @param offsets   the basic offset table: where each frame's first fragment begins, counted from the first fragment's item tag; may be empty
     * @param fragments in their order
     * @param positions where each fragment's item tag lies, counted as {@code offsets} are
     */
    record Encapsulated(List<Long> offsets, List<MemorySegment> fragments, List<Long> positions)
            implements
                PixelData {

        public Encapsulated {
            offsets = List.copyOf(offsets);
            fragments = List.copyOf(fragments);
            positions = List.copyOf(positions);
        }
    }
}
