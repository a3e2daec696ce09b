package org.weft.backend;

/** A device has not enough memory for a call, however it is cut; the processor may have. Counts may hold a part of the result, other outputs anything. */
public final class DeviceExhaustedError extends OutOfMemoryError {

    private static final long serialVersionUID = 1;

    /** @param cause what the device said */
    public DeviceExhaustedError(RuntimeException cause) {
        super(cause.getMessage());
        initCause(cause);
    }
}
