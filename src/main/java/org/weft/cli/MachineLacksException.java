package org.weft.cli;

/** What was asked for is right but not to be had on this machine; the message is one sentence that says what is missing. */
final class MachineLacksException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MachineLacksException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * For want of memory: the Java heap can be made larger, while volumes lie outside of it, and a device has its own.
     *
     * @param what what the memory was for
     */
    static MachineLacksException memory(String what, OutOfMemoryError e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("the device memory")) {
            return new MachineLacksException(message
                    + "; without --backend, the processor computes the same numbers in the machine's memory", e);
        }
        boolean heap = message.contains("heap") || message.contains("GC overhead") || message.contains("array size");
        return new MachineLacksException("not enough memory for " + what + " (" + message + "); "
                + (heap ? "WEFT_OPTS=-Xmx16g gives the Java heap 16 GiB instead of "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB"
                        : "volumes lie outside the Java heap, so it takes a machine with more memory free"),
                e);
    }
}
