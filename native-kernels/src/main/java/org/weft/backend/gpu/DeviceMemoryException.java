package org.weft.backend.gpu;

/** A device has not enough memory left; smaller pieces of the work may fit. */
public final class DeviceMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param device who
     * @param bytes  how much was asked for
     * @param total  how much it has in all
     */
    public DeviceMemoryException(String device, long bytes, long total) {
        super("the device memory of " + device + " is exhausted: " + mebibytes(bytes) + " more are needed, of "
                + mebibytes(total) + " that it has in all");
    }

    /** Where the device only says that something did not fit. */
    public DeviceMemoryException(String device, String what) {
        super("the device memory of " + device + " is exhausted: " + what);
    }

    private static String mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1 << 20) + " MiB";
    }
}
