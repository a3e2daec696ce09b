package org.weft.dicom.codec;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.TransferSyntax;

/** Decodes frames compressed in one way. Making one costs nothing; its methods may be called by many threads at once. */
public interface Codec {

    /** The one of a transfer syntax; none for a syntax that is not compressed, or that nothing decodes. */
    static Optional<Codec> of(TransferSyntax syntax) {
        return switch (syntax) {
            case RLE -> Optional.of(new RleCodec());
            case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LOSSLESS, JPEG_LOSSLESS_FIRST_ORDER ->
                Optional.of(new JpegCodec());
            case JPEG_LS, JPEG_LS_NEAR -> Optional.of(new JpegLsCodec());
            case JPEG_2000_LOSSLESS, JPEG_2000 -> Optional.of(new Jpeg2000Codec());
            default -> Optional.empty();
        };
    }

    /** Why it cannot decode on this machine, and what to do about it; empty where it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Decodes one frame of one sample a pixel.
     *
     * @param frame  the compressed frame
     * @param layout what the object says of its pixels
     * @param to     {@link PixelLayout#frameBytes()} bytes for the samples, little endian
     * @throws org.weft.dicom.object.DicomException if the frame is damaged, or is not what the layout says
     */
    void decode(MemorySegment frame, PixelLayout layout, MemorySegment to);
}
