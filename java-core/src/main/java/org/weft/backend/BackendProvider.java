package org.weft.backend;

import java.util.List;
import java.util.Optional;
import org.weft.kernel.Kernel;

/** One way of running kernels. Found by {@link java.util.ServiceLoader}; constructing it must cost nothing and never fail. */
public interface BackendProvider {

    /** Short name, as on the command line: {@code scalar}, {@code vector}, {@code c}; of one of several devices {@code opencl:1}. */
    String name();

    /** Preferred before providers of a lower priority; {@code scalar} has 0 and is last. */
    int priority();

    /** Whether this machine can run it, and what exactly it found. Never throws. */
    Probe probe();

    /** Its implementation of a kernel, if it has one. Called only after {@link #probe} said {@link Probe.Ready}. */
    <K extends Kernel> Optional<K> kernel(Class<K> type);

    /**
     * Whether it computes only where it is asked for by name: it is not the best backend where none is named, nor does it stand in for another. Its
     * devices may take large calls all the same.
     */
    default boolean isByNameOnly() {
        return false;
    }

    /**
     * Its devices, each as a provider whose name is this one's with a colon and a number from 0 on; none where there is nothing to choose
     * from. Called only after {@link #probe} said {@link Probe.Ready}.
     */
    default List<BackendProvider> devices() {
        return List.of();
    }

    /** Of a device: whether large calls may go there where no backend is named, as it computes with something faster than the machine's processor. */
    default boolean isAccelerator() {
        return false;
    }

    /** Outcome of a probe. */
    sealed interface Probe {

        /** @param description version or instruction set found */
        record Ready(String description) implements Probe {}

        /** @param reason why not, and what the user can do about it */
        record Absent(String reason) implements Probe {}
    }
}
