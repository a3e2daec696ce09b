package org.weft.dicom.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.PixelLayout.Sample;

/** JPEG 2000 (ITU-T T.800) by jai-imageio's reader; lossless frames are exact, signed ones too. */
final class Jpeg2000Codec implements Codec {

    private static final int SIZE = 0xff51;
    private static final int TILE_PART = 0xff90;
    /** A tile's number has 16 bits. */
    private static final long MOST_TILES = 65_535;

    @Override
    public void decode(MemorySegment frame, PixelLayout layout, MemorySegment to) {
        if (frame.byteSize() < 4 || Markers.twoBytes(frame, 0) != Markers.START_OF_CODESTREAM
                || Markers.twoBytes(frame, 2) != SIZE) {
            throw Markers.damaged(0);
        }
        requireSize(frame, layout);
        requireTiles(frame);
        RasterReading.read(frame, layout, to, () -> new J2KImageReaderSpi().createReaderInstance(null),
                reader -> TimeLimit.call(limit(layout), () -> reader.readRaster(0, null)));
    }

    /** A hundred times what a frame takes: damage inside a frame can keep the library in a loop. */
    private static Duration limit(PixelLayout layout) {
        return Duration.ofSeconds(10).plus(Duration.ofNanos(50_000 * layout.frameSamples()));
    }

    /** The marker segment SIZ: extent and origin of the image, then of its tiles, then of each component its bits and spacing. */
    private static void requireSize(MemorySegment frame, PixelLayout layout) {
        long columns = Markers.fourBytes(frame, 8) - Markers.fourBytes(frame, 16);
        long rows = Markers.fourBytes(frame, 12) - Markers.fourBytes(frame, 20);
        int depth = Markers.oneByte(frame, 42);
        new FrameHeader(columns, rows, Markers.twoBytes(frame, 40), (depth & 0x7f) + 1).require(layout);
        boolean isSigned = depth > 0x7f;
        if (isSigned != (layout.sample() == Sample.SIGNED)) {
            throw new DicomException("a compressed frame has " + (isSigned ? "signed" : "unsigned")
                    + " samples, but its object says " + (isSigned ? "unsigned" : "signed")
                    + "; export the file again");
        }
        if (Markers.oneByte(frame, 43) != 1 || Markers.oneByte(frame, 44) != 1) {
            throw new DicomException("a compressed frame does not hold a sample for each pixel; export the file again");
        }
        if (Markers.fourBytes(frame, 16) != 0 || Markers.fourBytes(frame, 20) != 0) { // the reader puts such an image elsewhere
            throw new DicomException("a compressed frame begins at column " + Markers.fourBytes(frame, 16) + " and row "
                    + Markers.fourBytes(frame, 20) + " of its grid, of which Weft decodes only those that begin at 0;"
                    + " convert the file, such as with gdcmconv");
        }
        long across = tiles(frame, 0);
        long down = tiles(frame, 4);
        if (across < 1 || down < 1 || across > MOST_TILES || down > MOST_TILES || across * down > MOST_TILES) {
            throw Markers.damaged(24);
        }
    }

    private static long tiles(MemorySegment frame, long axis) {
        long side = Markers.fourBytes(frame, 24 + axis);
        return side == 0 ? 0
                : Math.ceilDiv(Markers.fourBytes(frame, 8 + axis) - Markers.fourBytes(frame, 32 + axis), side);
    }

    /** All tile-parts are there: the reader makes up what is not. */
    private static void requireTiles(MemorySegment frame) {
        long at = 2;
        for (int marker = SIZE; marker != TILE_PART; marker = Markers.twoBytes(frame, at)) {
            at += 2 + Math.max(2, Markers.twoBytes(frame, at + 2));
        }
        while (Markers.twoBytes(frame, at) == TILE_PART) {
            long length = Markers.fourBytes(frame, at + 6);
            if (length == 0) { // up to the end marker
                Markers.requireEnd(frame);
                return;
            }
            at += Math.max(14, length);
            if (at + 2 > frame.byteSize()) {
                throw new DicomException("a compressed frame has " + frame.byteSize() + " bytes, but needs " + (at + 2)
                        + "; the file is truncated: copy or export it again");
            }
        }
        if (Markers.twoBytes(frame, at) != Markers.END_OF_IMAGE) {
            throw Markers.damaged(at);
        }
    }
}
