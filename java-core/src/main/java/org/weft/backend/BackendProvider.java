package org.weft.backend;

import java.util.Optional;
import org.weft.kernel.Kernel;

/** One way of running kernels. Found by {@link java.util.ServiceLoader}; constructing it must cost nothing and never fail. */
public interface BackendProvider {

    /** Short name, as on the command line: {@code scalar}, {@code vector}, {@code c}. */
    String name();

    /** Preferred before providers of a lower priority; {@code scalar} has 0 and is last. */
    int priority();

    /** Whether this machine can run it, and what exactly it found. Never throws. */
    Probe probe();

    /** Its implementation of a kernel, if it has one. Called only after {@link #probe} said {@link Probe.Ready}. */
    <K extends Kernel> Optional<K> kernel(Class<K> type);

    /** Outcome of a probe. */
    sealed interface Probe {

        /** @param description version or instruction set found */
        record Ready(String description) implements Probe {}

        /** @param reason why not, and what the user can do about it */
        record Absent(String reason) implements Probe {}
    }
}
