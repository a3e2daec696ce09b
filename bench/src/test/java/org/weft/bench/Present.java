package org.weft.bench;

import static org.junit.jupiter.api.Assumptions.abort;

import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;

/** Backends that a build or a machine may lack. */
final class Present {

    private Present() {}

    /** Skips the test at hand, and says why, where a backend is absent. */
    static void orSkip(String backend) {
        for (Backends.Probed found : Backends.probeAll()) {
            if (found.provider().name().equals(backend) && found.probe() instanceof Probe.Absent(String reason)) {
                abort("the backend " + backend + " is absent: " + reason);
            }
        }
    }
}
