package org.weft.bench;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.weft.backend.Backends;
import org.weft.kernel.Kernels;

/** The kernels that a benchmark asked for. */
final class Chosen {

    private Chosen() {}

    /** The kernels of a backend; prints which of them it does not have, and whose are timed in their place. */
    static Kernels kernels(String backend) {
        Backends.Choice choice = Backends.choose(Optional.of(backend));
        Map<String, String> others = new TreeMap<>(choice.origins());
        others.values().removeIf(backend::equals);
        if (!others.isEmpty()) {
            System.out.println("not by " + backend + ": " + others);
        }
        return choice.kernels();
    }
}
