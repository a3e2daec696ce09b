package org.weft.dicom.object;

/** A DICOM object, or a set of them, that cannot be used. The message is one sentence: what is wrong, where, and what to do. */
public class DicomException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public DicomException(String problem) {
        super(problem);
    }

    public DicomException(String problem, Throwable cause) {
        super(problem, cause);
    }

    /** The same problem, said of the place where it was met: a file, a series. */
    public DicomException in(Object place) {
        return new DicomException(place + ": " + getMessage(), this);
    }
}
