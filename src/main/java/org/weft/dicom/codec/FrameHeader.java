package org.weft.dicom.codec;

import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.PixelLayout.Sample;

/**
 * What a compressed frame says of itself.
 *
 * @param components samples of a pixel
 * @param precision  bits of a sample
 */
record FrameHeader(long columns, long rows, int components, int precision) {

    private static final String ADVICE = "; the file is damaged: copy or export it again";

    /** Refuses a frame that is not what its object says: decoded, it would be garbage, or need memory without bound. */
    void require(PixelLayout layout) {
        if (columns != layout.columns() || rows != layout.rows() || components != layout.samplesPerPixel()) {
            throw new DicomException("a compressed frame has " + columns + " x " + rows + " pixels of " + components
                    + " samples, but its object says " + layout.columns() + " x " + layout.rows() + " of "
                    + layout.samplesPerPixel() + ADVICE);
        }
        if (layout.bitsAllocated() != 8 && layout.bitsAllocated() != 16) {
            throw new DicomException("a compressed frame of " + layout.bitsAllocated()
                    + " bits a sample cannot be decoded, only one of 8 or 16; export it uncompressed");
        }
        // Samples of fewer bits than the object says are the same numbers, unless the uppermost bit is a sign.
        boolean fits = precision > layout.highBit()
                || layout.sample() == Sample.UNSIGNED && layout.highBit() == layout.bitsStored() - 1;
        if (precision > layout.bitsAllocated() || !fits) {
            throw new DicomException("a compressed frame has samples of " + precision + " bits, but its object says "
                    + layout.bitsStored() + " bits in " + layout.bitsAllocated() + " up to bit " + layout.highBit()
                    + ADVICE);
        }
    }
}
