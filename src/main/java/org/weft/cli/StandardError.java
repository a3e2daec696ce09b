package org.weft.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Standard error as the user sees it. The JVM writes a line about incubator modules there before any program code
 * runs; the launcher therefore starts it with a filter in that place and keeps the real one open beside it.
 */
final class StandardError {
    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /**
     * Puts the descriptor that the launcher kept open back in the place of standard error. Does nothing without the
     * launcher; where the system refuses, messages go on through the filter, and none is lost.
     */
    static void restore() {
        Integer kept = Integer.getInteger("weft.stderr.descriptor");
        Linker linker = Linker.nativeLinker();
        if (kept == null || linker.defaultLookup().find("dup2").isEmpty()) {
            return;
        }
        MethodHandle dup2 = linker.downcallHandle(linker.defaultLookup().findOrThrow("dup2"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        System.err.flush();
        try {
            int unused = (int) dup2.invokeExact(kept.intValue(), STANDARD_ERROR);
        } catch (Throwable e) {
            throw new AssertionError("a downcall of two integers cannot throw", e);
        }
    }

    /** Whether standard error is a terminal, as the launcher saw it: only then is a progress bar of use. */
    static boolean isTerminal() {
        return Boolean.getBoolean("weft.stderr.terminal");
    }
}
