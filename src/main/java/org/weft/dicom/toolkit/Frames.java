package org.weft.dicom.toolkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.Vr;

/**
 * The frames of an object of grey values, decoded one by one; several threads may read different frames at once. Lives as long as the arena
 * that the object was read into.
 */
public final class Frames {

    /** No frame of a real image is compressed to a smaller part of itself than this. */
    private static final long LARGEST_EXPANSION = 1 << 16;

    private final DicomObject object;
    private final PixelLayout layout;
    private final PixelData pixels;
    private final Optional<FrameFragments> fragments;

    private Frames(DicomObject object, PixelLayout layout, PixelData pixels) {
        this.object = object;
        this.layout = layout;
        this.pixels = pixels;
        fragments = pixels instanceof PixelData.Encapsulated encapsulated
                ? Optional.of(FrameFragments.of(encapsulated, object.attributes(), layout.frames()))
                : Optional.empty();
    }

    /**
     * Refuses an object without pixels, one with fewer than it claims, colours, and what no toolkit decodes here.
     *
     * @param object read whole
     */
    public static Frames of(DicomObject object) {
        PixelLayout layout = PixelLayout.of(object.attributes());
        PixelData pixels = object.pixels()
                .orElseThrow(() -> new DicomException(Attribute.PIXEL_DATA + " is missing; the object has no image"));
        if (layout.samplesPerPixel() != 1) {
            throw new DicomException(Attribute.SAMPLES_PER_PIXEL + " is " + layout.samplesPerPixel()
                    + ": it is a picture in colour, of which no intensities can be taken");
        }
        if (pixels instanceof PixelData.Encapsulated != object.syntax().isEncapsulated()) {
            throw new DicomException("its transfer syntax is " + object.syntax() + ", but its pixels lie "
                    + (object.syntax().isEncapsulated() ? "there uncompressed" : "in fragments as compressed ones do")
                    + "; the file is damaged: export it again");
        }
        switch (pixels) {
            case PixelData.Plain plain -> requireRoom(layout, plain.bytes().byteSize());
            case PixelData.Encapsulated compressed -> {
                Toolkits.decoder(object.syntax());
                requireSubstance(layout,
                        compressed.fragments().stream().mapToLong(MemorySegment::byteSize).sum());
            }
        }
        return new Frames(object, layout, pixels);
    }

    private static void requireRoom(PixelLayout layout, long bytes) {
        // in float64, which is exact as far as any file goes: what a damaged one claims may not fit into a long
        double needed = Math.ceil((double) layout.frames() * layout.frameBits() / 8);
        if (bytes < needed) {
            throw new DicomException("its pixel data hold " + bytes + " bytes, but " + layout.frames() + " frames of "
                    + layout.columns() + " x " + layout.rows() + " pixels with " + layout.bitsAllocated()
                    + " bits need " + (long) needed + "; the file is truncated: copy or export it again");
        }
    }

    /** So that a small file cannot ask for memory without bound. */
    private static void requireSubstance(PixelLayout layout, long bytes) {
        if (layout.frameBytes() > LARGEST_EXPANSION * bytes) {
            throw new DicomException("its compressed pixels have " + bytes + " bytes, too few for frames of "
                    + layout.columns() + " x " + layout.rows() + " pixels with " + layout.bitsAllocated()
                    + " bits; the file is damaged: copy or export it again");
        }
    }

    public PixelLayout layout() {
        return layout;
    }

    /**
     * The intensities of one frame, {@code slope · stored + intercept}, rounded to float64 and then to float32.
     *
     * @param frame from 0 on
     * @param to    float32[rows][columns]
     */
    public void intensities(long frame, double slope, double intercept, float[] to) {
        intensities(frame, slope, intercept, 1, to);
    }

    /** The same in another unit: {@code factor · (slope · stored + intercept)}, in float64 and then rounded to float32. */
    public void intensities(long frame, double slope, double intercept, double factor, float[] to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment samples = samples(frame, arena);
            StoredValues.of(layout, order()).scale(samples, firstBit(frame), slope, intercept, factor, to);
        }
    }

    /**
     * The values of one frame as they are stored, of integers only.
     *
     * @param frame from 0 on
     * @param to    int32[rows][columns]; unsigned values of 32 bits keep their bits
     */
    public void stored(long frame, int[] to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment samples = samples(frame, arena);
            StoredValues.of(layout, order()).copy(samples, firstBit(frame), to);
        }
    }

    /** Where a frame of one-bit pixels begins in its first byte. */
    private long firstBit(long frame) {
        return fragments.isEmpty() ? frame * layout.frameBits() % 8 : 0;
    }

    private ByteOrder order() {
        return object.syntax().isBigEndian() && !isWords() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Whether samples of other sizes lie in big-endian words of 16 bits, the first of them in a word's lower part. */
    private boolean isWords() {
        return object.syntax().isBigEndian() && layout.bitsAllocated() != 16
                && object.attributes().element(Attribute.PIXEL_DATA.tag()).filter(e -> e.vr() == Vr.OW).isPresent();
    }

    /** One frame's samples: a part of the file where they lie there as they are. */
    private MemorySegment samples(long frame, Arena arena) {
        return switch (pixels) {
            case PixelData.Plain(MemorySegment bytes) -> {
                long firstBit = Math.multiplyExact(frame, layout.frameBits());
                long from = firstBit / 8;
                long to = Math.ceilDiv(firstBit + layout.frameBits(), 8L);
                yield isWords() ? swapped(bytes, from, to, arena) : bytes.asSlice(from, to - from);
            }
            case PixelData.Encapsulated _ -> {
                MemorySegment decoded = arena.allocate(layout.frameBytes(), ValueLayout.JAVA_LONG.byteAlignment());
                decode(frame, arena, decoded);
                yield decoded;
            }
        };
    }

    private void decode(long frame, Arena arena, MemorySegment to) {
        try {
            MemorySegment compressed = fragments.orElseThrow().frame(Math.toIntExact(frame), arena);
            Toolkits.decoder(object.syntax()).decode(compressed, object.syntax(), layout, to);
        } catch (DicomException e) {
            throw layout.frames() == 1 ? e : e.in("frame " + (frame + 1) + " of " + layout.frames());
        }
    }

    private static MemorySegment swapped(MemorySegment bytes, long from, long to, Arena arena) {
        long firstWord = from / 2;
        long words = Math.ceilDiv(to, 2L) - firstWord;
        if (2 * (firstWord + words) > bytes.byteSize()) {
            throw new DicomException("its pixel data hold " + bytes.byteSize() + " bytes, but words of 16 bits need "
                    + 2 * (firstWord + words) + "; the file is truncated: copy or export it again");
        }
        MemorySegment swapped = arena.allocate(2 * words, 2);
        MemorySegment.copy(bytes, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 2 * firstWord,
                swapped, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0, words);
        return swapped.asSlice(from % 2, to - from);
    }
}
