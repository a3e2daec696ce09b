package org.weft.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that computes. */
final class EngineOptions {

    @Option(names = "--backend", paramLabel = "NAME",
            description = "Compute with this backend or device (see weft backends), such as c or opencl:0; default: the fastest of the processor, and a graphics processor for large regions.")
    private String backend;

    @Option(names = "--threads", paramLabel = "N",
            description = "Compute with this many threads; default: one for each core.")
    private Integer threads;

    Optional<String> backend() {
        return Optional.ofNullable(backend);
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
