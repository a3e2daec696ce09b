package org.weft.dicom.object;

/**
 * What an object says of its pixels (DICOM PS3.3, C.7.6.3), checked.
 *
 * @param rows            1 to 65535
 * @param columns         1 to 65535
 * @param frames          at least 1
 * @param samplesPerPixel 1 for grey values, 3 for colours
 * @param bitsAllocated   1, 8, 16, 32 or 64
 * @param bitsStored      how many of them hold the value, at most {@code bitsAllocated}
 * @param highBit         the uppermost of these
 * @param isPlanar        whether all samples of one colour lie together in objects that are not compressed
 */
public record PixelLayout(int rows, int columns, long frames, int samplesPerPixel, Sample sample, int bitsAllocated,
        int bitsStored, int highBit, String photometric, boolean isPlanar) {

    private static final int LARGEST_SIDE = 65_535;

    /** What a sample is. */
    public enum Sample {
        UNSIGNED, SIGNED, FLOAT
    }

    public PixelLayout {
        requireSide(Attribute.ROWS, rows);
        requireSide(Attribute.COLUMNS, columns);
        if (frames < 1 || frames > Integer.MAX_VALUE) {
            throw new DicomException(Attribute.NUMBER_OF_FRAMES + " is " + frames + ", but must be 1 or more");
        }
        if (samplesPerPixel != 1 && samplesPerPixel != 3) {
            throw new DicomException(
                    Attribute.SAMPLES_PER_PIXEL + " is " + samplesPerPixel + ", but only 1 and 3 are known");
        }
        if (bitsAllocated != 1 && bitsAllocated != 8 && bitsAllocated != 16 && bitsAllocated != 32
                && !(bitsAllocated == 64 && sample == Sample.FLOAT)) {
            throw new DicomException(
                    Attribute.BITS_ALLOCATED + " is " + bitsAllocated + ", but only 1, 8, 16 and 32 can be read");
        }
        if (bitsStored < 1 || bitsStored > bitsAllocated || highBit < bitsStored - 1 || highBit >= bitsAllocated) {
            throw new DicomException(Attribute.BITS_STORED + " is " + bitsStored + " and " + Attribute.HIGH_BIT + " "
                    + highBit + ", which do not fit into " + bitsAllocated + " bits allocated");
        }
    }

    /** What the attributes of an object say. Refuses what is missing or cannot be. */
    public static PixelLayout of(DataSet header) {
        boolean isFloat = header.element(Attribute.FLOAT_PIXEL_DATA.tag()).isPresent();
        boolean isDouble = header.element(Attribute.DOUBLE_FLOAT_PIXEL_DATA.tag()).isPresent();
        int allocated = small(header, Attribute.BITS_ALLOCATED, isDouble ? 64 : 32);
        boolean real = isFloat || isDouble;
        if (real && allocated != (isDouble ? 64 : 32)) {
            throw new DicomException(Attribute.BITS_ALLOCATED + " is " + allocated + ", but must be "
                    + (isDouble ? "64 with " + Attribute.DOUBLE_FLOAT_PIXEL_DATA
                            : "32 with " + Attribute.FLOAT_PIXEL_DATA));
        }
        int stored = real ? allocated : small(header, Attribute.BITS_STORED, allocated);
        int high = real ? allocated - 1 : small(header, Attribute.HIGH_BIT, stored - 1);
        Sample sample = real ? Sample.FLOAT
                : header.whole(Attribute.PIXEL_REPRESENTATION).orElse(0) == 1 ? Sample.SIGNED : Sample.UNSIGNED;
        return new PixelLayout(small(header, Attribute.ROWS, 0), small(header, Attribute.COLUMNS, 0),
                header.whole(Attribute.NUMBER_OF_FRAMES).orElse(1), small(header, Attribute.SAMPLES_PER_PIXEL, 1),
                sample, allocated, stored, high,
                header.text(Attribute.PHOTOMETRIC_INTERPRETATION).orElse("MONOCHROME2"),
                header.whole(Attribute.PLANAR_CONFIGURATION).orElse(0) == 1);
    }

    private static int small(DataSet header, Attribute attribute, int otherwise) {
        if (otherwise == 0 || header.has(attribute)) {
            return Math.clamp(header.requireWhole(attribute), -1, Integer.MAX_VALUE);
        }
        return otherwise;
    }

    private static void requireSide(Attribute attribute, int side) {
        if (side < 1 || side > LARGEST_SIDE) {
            throw new DicomException(attribute + " is " + side + ", but must lie between 1 and " + LARGEST_SIDE);
        }
    }

    /** The same of a part of each frame. */
    public PixelLayout withRows(int count) {
        return new PixelLayout(count, columns, frames, samplesPerPixel, sample, bitsAllocated, bitsStored, highBit,
                photometric, isPlanar);
    }

    /** Samples of one frame. */
    public long frameSamples() {
        return (long) rows * columns * samplesPerPixel;
    }

    /** Bits of one frame, not compressed: frames of one-bit pixels follow each other without a gap. */
    public long frameBits() {
        return frameSamples() * bitsAllocated;
    }

    /** Bytes of one frame, not compressed, on its own. */
    public long frameBytes() {
        return (frameBits() + 7) / 8;
    }
}
