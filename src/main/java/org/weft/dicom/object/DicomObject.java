package org.weft.dicom.object;

import java.util.Objects;
import java.util.Optional;

/**
 * A DICOM object as it was read.
 *
 * @param attributes all but the pixels and the file's meta information
 * @param pixels     empty where the object has none, or where only the header was read
 */
public record DicomObject(TransferSyntax syntax, DataSet attributes, Optional<PixelData> pixels) {

    public DicomObject {
        Objects.requireNonNull(syntax);
        Objects.requireNonNull(attributes);
        Objects.requireNonNull(pixels);
    }
}
