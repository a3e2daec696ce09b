package org.weft;

import java.util.Optional;
import org.weft.backend.Backends;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;

/** Engines of one backend. The caller closes the workers. */
public final class Engines {

    private Engines() {}

    public static Engine scalar(Workers workers) {
        return of("scalar", workers);
    }

    public static Engine vector(Workers workers) {
        return of("vector", workers);
    }

    public static Engine of(String backend, Workers workers) {
        return new Engine(Backends.choose(Optional.of(backend)).kernels(), workers);
    }
}
