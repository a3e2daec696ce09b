package org.weft.backend.c;

import java.lang.invoke.MethodHandle;

/** A C kernel of one tier, which returns how it went. */
final class CFunction {

    private static final int OK = 0;
    private static final int NO_MEMORY = 1;

    private final String name;
    private final MethodHandle spread;

    /** @param handle of a function of some arguments that returns an int32 */
    CFunction(String name, MethodHandle handle) {
        this.name = name;
        spread = handle.asSpreader(Object[].class, handle.type().parameterCount());
    }

    /**
     * Calls the kernel. Arguments are boxed, which costs some tens of nanoseconds: nothing to work on a whole volume.
     *
     * @throws OutOfMemoryError if the kernel gets no memory to work in; it has written nothing
     */
    void call(Object... arguments) {
        int status;
        try {
            status = (int) spread.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a C function throws no checked exception", e);
        }
        switch (status) {
            case OK -> {}
            case NO_MEMORY -> throw new OutOfMemoryError("the C kernel " + name
                    + " got no native memory to work in: use fewer threads, end other programs or take a larger machine");
            default -> throw new AssertionError("the C kernel " + name + " returned " + status);
        }
    }
}
