package org.weft.cli;

/** What the program ends with. */
final class ExitCode {

    static final int DONE = 0;
    /** A value misses the consensus. */
    static final int CHECK_FAILED = 1;
    /** The command line, a file or a setting cannot be used as it is. */
    static final int BAD_INPUT = 2;
    /** This machine lacks a backend that was named, or memory. */
    static final int MACHINE_LACKS = 3;
    /** A fault of Weft. */
    static final int UNEXPECTED = 70;

    private ExitCode() {}
}
