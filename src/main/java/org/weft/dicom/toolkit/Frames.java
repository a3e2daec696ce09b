package org.weft.dicom.toolkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.PixelLayout;

/**
 * The frames of an object of grey values, decoded one by one; several threads may read different frames at once. Lives as long as the arena
 * that the object was read into.
 */
public final class Frames {

    private final DicomObject object;
    private final PixelLayout layout;
    private final PixelData pixels;

    private Frames(DicomObject object, PixelLayout layout, PixelData pixels) {
        this.object = object;
        this.layout = layout;
        this.pixels = pixels;
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
        switch (pixels) {
            case PixelData.Plain plain -> requireRoom(layout, plain.bytes().byteSize());
            case PixelData.Encapsulated _ -> Toolkits.decoder(object.syntax());
        }
        return new Frames(object, layout, pixels);
    }

    private static void requireRoom(PixelLayout layout, long bytes) {
        long needed = Math.ceilDiv(Math.multiplyExact(layout.frames(), layout.frameBits()), 8L);
        if (bytes < needed) {
            throw new DicomException("its pixel data hold " + bytes + " bytes, but " + layout.frames() + " frames of "
                    + layout.columns() + " x " + layout.rows() + " pixels with " + layout.bitsAllocated()
                    + " bits need " + needed + "; the file is truncated: copy or export it again");
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
            StoredValues.of(layout, order()).scale(samples, slope, intercept, factor, to);
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
            long firstBit = layout.bitsAllocated() == 1 && pixels instanceof PixelData.Plain
                    ? frame * layout.frameBits() % 8
                    : 0;
            StoredValues.of(layout, order()).copy(samples, firstBit, to);
        }
    }

    private ByteOrder order() {
        return object.syntax().isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** One frame's samples: a part of the file where they lie there as they are. */
    private MemorySegment samples(long frame, Arena arena) {
        return switch (pixels) {
            case PixelData.Plain(MemorySegment bytes) -> {
                long firstBit = Math.multiplyExact(frame, layout.frameBits());
                long firstByte = firstBit / 8;
                yield bytes.asSlice(firstByte, Math.ceilDiv(firstBit + layout.frameBits(), 8L) - firstByte);
            }
            case PixelData.Encapsulated encapsulated -> {
                MemorySegment decoded = arena.allocate(layout.frameBytes(), ValueLayout.JAVA_LONG.byteAlignment());
                Toolkits.decoder(object.syntax()).decode(compressed(encapsulated, frame), object.syntax(), layout,
                        decoded);
                yield decoded;
            }
        };
    }

    private MemorySegment compressed(PixelData.Encapsulated encapsulated, long frame) {
        if (encapsulated.fragments().size() != layout.frames()) {
            throw new DicomException("its " + layout.frames() + " frames lie in " + encapsulated.fragments().size()
                    + " fragments, which cannot be told apart");
        }
        return encapsulated.fragments().get(Math.toIntExact(frame));
    }
}
