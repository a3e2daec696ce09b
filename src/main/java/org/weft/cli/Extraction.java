package org.weft.cli;

import java.util.Map;
import java.util.Optional;
import org.weft.backend.Accelerator;
import org.weft.backend.Backends;
import org.weft.extract.Extractor;
import org.weft.kernel.Engine;
import org.weft.kernel.MeteredKernels;
import org.weft.kernel.Workers;
import org.weft.settings.Settings;

/** The engine as commands see it: a backend with its workers, and one call that makes a table. */
final class Extraction implements AutoCloseable {

    private final Backends.Choice choice;
    private final Workers workers;

    private Extraction(Backends.Choice choice, Workers workers) {
        this.choice = choice;
        this.workers = workers;
    }

    /** Opens the backend of this name, or the best one present. Refuses one that is unknown or cannot run here. */
    static Extraction open(Optional<String> backend, int threads) {
        return new Extraction(choose(backend, threads), new Workers(threads));
    }

    /** One that extracts by these settings, for as long as this is open. */
    Extractor extractor(Settings settings) {
        return new Extractor(engine(), settings);
    }

    /** Kernels and workers, for as long as this is open. */
    Engine engine() {
        return new Engine(choice.kernels(), workers);
    }

    /** The same engine, whose kernels keep account of their use. */
    Engine engine(MeteredKernels meters) {
        return new Engine(choice.metered(meters), workers);
    }

    /** Name of the backend. */
    String backend() {
        return choice.name();
    }

    /** Which backend each kernel came from. */
    Map<String, String> kernels() {
        return choice.origins();
    }

    /** Kernels that a device could have taken, but for what it said when they were tried there. */
    Map<String, String> failures() {
        return choice.accelerator().map(Accelerator::failures).orElseGet(Map::of);
    }

    @Override
    public void close() {
        workers.close();
    }

    private static Backends.Choice choose(Optional<String> backend, int threads) {
        try {
            return Backends.choose(backend, threads);
        } catch (IllegalArgumentException e) {
            String name = backend.orElse("").replaceFirst(":.*", "");
            boolean absent = Backends.probeAll().stream()
                    .anyMatch(p -> p.provider().name().equals(name) && !p.isReady());
            throw absent ? new MachineLacksException(e.getMessage(), e) : e;
        }
    }
}
