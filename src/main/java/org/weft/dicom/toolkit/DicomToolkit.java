package org.weft.dicom.toolkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.TransferSyntax;

/**
 * One way of reading DICOM objects. Found by {@link java.util.ServiceLoader}; constructing it must cost nothing and never fail. Its methods
 * may be called by many threads at once.
 */
public interface DicomToolkit {

    /** Short name: {@code weft}, {@code dcm4che}. */
    String name();

    /**
     * Reads an object.
     *
     * @param bytes the whole of a file, or for {@link Extent#HEADER} its beginning
     * @param arena what the pixels live in, where they do not lie in {@code bytes}
     * @throws org.weft.dicom.object.TruncatedException if the bytes end before what was asked for is read
     * @throws org.weft.dicom.object.DicomException     if they are no DICOM object, or a damaged one; the message does not name the file
     */
    DicomObject read(MemorySegment bytes, Extent extent, Arena arena);

    /** Why it cannot decode pixels of a transfer syntax here, and what to do about it; empty where it can. */
    Optional<String> obstacle(TransferSyntax syntax);

    /**
     * Decodes one frame. Called only where there is no {@link #obstacle}.
     *
     * @param frame  the compressed frame
     * @param layout what the object says of its pixels
     * @param to     {@link PixelLayout#frameBytes()} bytes for the samples, little endian, those of a pixel side by side
     * @throws org.weft.dicom.object.DicomException if the frame is damaged or is not what the layout says
     */
    void decode(MemorySegment frame, TransferSyntax syntax, PixelLayout layout, MemorySegment to);
}
