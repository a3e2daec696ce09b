package org.weft.backend.cuda;

import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What the stand-in for NVIDIA's driver keeps account of. A test that asks is skipped where there is a real driver, or none. */
public final class StandIn {

    private static final FunctionDescriptor COUNT = FunctionDescriptor.of(ValueLayout.JAVA_INT);
    private static final FunctionDescriptor SWITCH = COUNT.appendArgumentLayouts(ValueLayout.JAVA_INT);

    private StandIn() {}

    /** Allocations of device memory so far. */
    public static int allocated() {
        return count("weft_allocated");
    }

    /** Those that have not been freed. */
    public static int living() {
        return count("weft_living");
    }

    /** Allocations of page-locked memory that have not been freed. */
    public static int locked() {
        return count("weft_locked");
    }

    /** Whether page-locked memory is refused from now on. */
    public static void refuse(boolean refuse) {
        try {
            int _ = (int) function("weft_refuse", SWITCH).invokeExact(refuse ? 1 : 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static int count(String name) {
        try {
            return (int) function(name, COUNT).invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        CudaDevices.first();
        SymbolLookup driver = CudaDriver.open(System.getProperty(CudaDriver.LIBRARY_PROPERTY));
        return Linker.nativeLinker().downcallHandle(
                driver.find(name).orElseGet(() -> abort("a real driver does not say how many live")), type);
    }
}
