package org.weft.backend.c;

/** The C library cannot be used here; the message says why, and what to do about it. */
final class NativeUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the reason, one sentence. */
    NativeUnavailableException(String reason) {
        super(reason);
    }

    /** With the reason, one sentence, and what the JVM or the file system reported. */
    NativeUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
