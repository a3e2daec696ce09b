package org.weft.cli;

import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.backend.Accelerator;
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
        unnamed(Backends.choose(Optional.empty()), table);
        table.lines().forEach(out::println);
    }

    private static String describe(BackendProvider device) {
        return switch (device.probe()) {
            case Probe.Ready(String description) -> description;
            case Probe.Absent(String reason) -> reason;
        };
    }

    /** What is chosen where no backend is named. */
    private static void unnamed(Backends.Choice choice, TextTable table) {
        Optional<String> device = choice.accelerator().flatMap(Accelerator::name);
        table.row("by default", choice.name(), device.map(name -> "and " + name + " where that is faster")
                .orElse("there is no graphics processor to take large regions"));
        if (device.isPresent()) {
            Accelerator accelerator = choice.accelerator().orElseThrow();
            crossovers(accelerator.crossovers()).forEach(line -> table.row("", "", line));
            accelerator.file().ifPresent(file -> table.row("", "", Files.exists(file)
                    ? "as measured in " + file + "; delete it to measure again"
                    : "and kept in " + file));
        }
    }

    /** From how many voxels on the device takes each kernel, as far as that is known. */
    static List<String> crossovers(Map<String, Long> known) {
        String never = known.entrySet().stream().filter(kernel -> kernel.getValue() == Long.MAX_VALUE)
                .map(Map.Entry::getKey).collect(Collectors.joining(", "));
        Stream<String> lines = known.entrySet().stream().filter(kernel -> kernel.getValue() < Long.MAX_VALUE)
                .map(kernel -> kernel.getKey() + " from " + kernel.getValue() + " voxels on");
        return known.isEmpty() ? List.of("from how many voxels on is measured when a region first is large")
                : Stream.concat(lines, never.isEmpty() ? Stream.empty() : Stream.of("never " + never)).toList();
    }

    /** The kernels that a backend has of its own; the next best backend stands in for the others. */
    private static String kernels(BackendProvider provider) {
        Map<Boolean, List<String>> kernels = Arrays.stream(Kernels.class.getRecordComponents())
                .collect(Collectors.partitioningBy(
                        kernel -> provider.kernel(kernel.getType().asSubclass(Kernel.class)).isPresent(),
                        Collectors.mapping(RecordComponent::getName, Collectors.toList())));
        List<String> own = kernels.get(true);
        List<String> lacking = kernels.get(false);
        return lacking.isEmpty() ? "all"
                : lacking.size() < own.size() ? "all but " + String.join(", ", lacking) : String.join(", ", own);
    }
}
