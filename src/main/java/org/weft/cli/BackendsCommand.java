package org.weft.cli;

import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.weft.backend.BackendProvider;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weft backends}: what this machine can compute with. */
@Command(name = "backends",
        description = "Lists what this machine can compute with, the preferred backend first, and why not the rest.",
        footer = "  weft backends")
final class BackendsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable("lll");
        for (Backends.Probed found : Backends.probeAll()) {
            String name = found.provider().name();
            switch (found.probe()) {
                case Probe.Ready(String description) -> {
                    table.row(name, "ready", description);
                    for (BackendProvider device : found.provider().devices()) {
                        table.row(device.name(), "", describe(device));
                    }
                    table.row("", "", "kernels: " + kernels(found.provider()));
                }
                case Probe.Absent(String reason) -> table.row(name, "absent", reason);
            }
        }
        table.lines().forEach(out::println);
    }

    private static String describe(BackendProvider device) {
        return switch (device.probe()) {
            case Probe.Ready(String description) -> description;
            case Probe.Absent(String reason) -> reason;
        };
    }

    /** The kernels that a backend has of its own; the next best backend stands in for the others. */
    private static String kernels(BackendProvider provider) {
        List<String> own = Arrays.stream(Kernels.class.getRecordComponents())
                .filter(kernel -> provider.kernel(kernel.getType().asSubclass(Kernel.class)).isPresent())
                .map(RecordComponent::getName).toList();
        return own.size() == Kernels.class.getRecordComponents().length ? "all"
                : own.stream().collect(Collectors.joining(", "));
    }
}
