package org.weft.backend.gpu;

/** A backend finds no device that it can use here; the message says why, and what to do about it. */
public final class DevicesAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DevicesAbsentException(String message) {
        super(message);
    }
}
