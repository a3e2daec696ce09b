package org.weft.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;
import org.weft.cli.settings.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft verify}: proves on this machine that the engine meets the standard. */
@Command(name = "verify",
        description = {
            "Holds this machine's results against the consensus of the standard: the digital phantom on every backend present;"
                    + " with the reference data, on the best backend, the CT phantom by configurations A to E, response maps of filters, and"
                    + " features of filtered images."},
        footer = {"  weft verify", "  weft verify --backend vector --threads 1", "  weft verify --only maps,features",
            "  weft verify --data ../shared --patients"})
final class VerifyCommand implements Callable<Integer> {

    private static final String PHANTOM = "phantom";
    private static final Words<String> CHECKS = Words.of(PHANTOM, "configurations", "maps", "features");

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "Folder of the reference data, with ibsi/ibsi1 and ibsi/ibsi2; default: ../shared.")
    private Path folder;

    @Option(names = "--only", paramLabel = "CHECK", split = ",",
            description = "Only these checks: phantom, configurations, maps, features.")
    private List<String> only;

    @Option(names = "--patients",
            description = "Also report how near the results for patients come to those of the standard's teams (minutes).")
    private boolean patients;

    @Override
    public Integer call() {
        List<String> asked = only == null ? List.copyOf(CHECKS.values().keySet())
                : only.stream().map(name -> asked(name.strip())).toList();
        PrintWriter out = spec.commandLine().getOut();
        List<Check> checks = checks(asked, out);
        boolean passed = true;
        if (asked.contains(PHANTOM)) {
            for (String backend : backends(out)) {
                passed &= print(out, "backend " + backend, () -> phantom(backend));
            }
        }
        return passed & run(checks, out) ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static String asked(String name) {
        try {
            return CHECKS.value(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--only: " + e.getMessage(), e);
        }
    }

    /** The checks that need reference data, as far as it is there; what was not asked for by name is passed over with a word. */
    private List<Check> checks(List<String> asked, PrintWriter out) {
        ReferenceFolder data = ReferenceFolder.of(Optional.ofNullable(folder));
        Map<String, Check> all = new LinkedHashMap<>();
        all.put("configurations", new ConfigurationsCheck(data));
        all.put("maps", new MapsCheck(data));
        all.put("features", new FeaturesCheck(data));
        all.keySet().retainAll(asked);
        Map<String, Check> lacking = new LinkedHashMap<>(all);
        lacking.values().removeIf(check -> data.missing(check.folders()).isEmpty());
        if (!lacking.isEmpty()) {
            if (folder != null || only != null) {
                throw lacks(data, lacking);
            }
            out.println("not checked: " + String.join(", ", lacking.keySet()) + ": " + missing(data, lacking)
                    + " (--data FOLDER)");
            out.println();
            all.keySet().removeAll(lacking.keySet());
        }
        List<Check> checks = new ArrayList<>(all.values());
        if (patients) {
            Check report = new PatientsReport(data);
            if (!data.missing(report.folders()).isEmpty()) {
                throw lacks(data, Map.of("--patients", report));
            }
            checks.add(report);
        }
        return checks;
    }

    private static IllegalArgumentException lacks(ReferenceFolder data, Map<String, Check> lacking) {
        return new IllegalArgumentException(
                missing(data, lacking) + ", which " + String.join(", ", lacking.keySet())
                        + (lacking.size() == 1 ? " needs" : " need")
                        + "; give the folder of the reference data with --data");
    }

    private static String missing(ReferenceFolder data, Map<String, Check> lacking) {
        List<String> missing = lacking.values().stream().flatMap(check -> data.missing(check.folders()).stream())
                .distinct().toList();
        return "there is no " + String.join(" and ", missing) + " in " + data.folder();
    }

    private boolean run(List<Check> checks, PrintWriter out) {
        if (checks.isEmpty()) {
            return true;
        }
        boolean passed = true;
        try (Extraction extraction = Extraction.open(engine.backend(), engine.threads());
                Progress progress = Progress.of(checks.stream().mapToInt(VerifyCommand::steps).sum(), false)) {
            for (Check check : checks) {
                passed &= print(out, check.title() + ", backend " + extraction.backend(),
                        () -> check.run(extraction, progress));
            }
        }
        return passed;
    }

    /** The steps of a check, none where they cannot be known: its run breaks down by the same fault, which is told then. */
    private static int steps(Check check) {
        try {
            return check.steps();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    private CheckResult phantom(String backend) {
        PhantomCheck check = PhantomCheck.run(Optional.of(backend), engine.threads());
        return new CheckResult(VerdictTable.byFamily(check.verdict()), check.verdict().passed());
    }

    /** Whether a check passes; one that breaks down fails, and the others are run all the same, unless one backend was asked for. */
    private boolean print(PrintWriter out, String title, Supplier<CheckResult> check) {
        boolean passed = false;
        try {
            CheckResult result = check.get();
            out.println(title);
            result.lines().forEach(out::println);
            passed = result.passed();
        } catch (RuntimeException e) {
            if (engine.backend().isPresent()) {
                throw e;
            }
            out.println(title + ": failed: " + ErrorReport.sentence(e));
        }
        out.println();
        out.flush();
        return passed;
    }

    /** The backend asked for, or all that are present; says why the others are not. */
    private List<String> backends(PrintWriter out) {
        if (engine.backend().isPresent()) {
            return List.of(engine.backend().get());
        }
        List<Backends.Probed> all = Backends.probeAll();
        for (Backends.Probed found : all) {
            if (found.probe() instanceof Probe.Absent(String reason)) {
                out.println("backend " + found.provider().name() + ": absent: " + reason);
                out.println();
            }
        }
        return all.stream().filter(Backends.Probed::isReady).map(found -> found.provider().name()).toList();
    }
}
