package org.weft.dicom.object;

/** The bytes end before the object does. */
public final class TruncatedException extends DicomException {

    private static final long serialVersionUID = 1L;

    public TruncatedException(String problem) {
        super(problem);
    }
}
