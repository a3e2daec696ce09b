package org.weft.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;
import org.weft.feature.FeatureFamily;
import org.weft.ibsi.Verdict;
import org.weft.ibsi.Verdict.Judgement;
import org.weft.ibsi.Verdict.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weft verify}: proves on this machine, on every backend it has, that the engine meets the standard. */
@Command(name = "verify",
        description = "Holds the digital phantom's features against the consensus of IBSI 1, on every backend present.",
        footer = {"  weft verify", "  weft verify --backend vector --threads 1"})
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean passed = true;
        for (String backend : backends(out)) {
            passed &= passes(backend, out);
            out.println();
            out.flush();
        }
        return passed ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    /** Whether a backend meets the consensus; one of several that breaks down fails, and the others are checked all the same. */
    private boolean passes(String backend, PrintWriter out) {
        try {
            PhantomCheck check = PhantomCheck.run(Optional.of(backend), engine.threads());
            out.println("backend " + check.backend());
            byFamily(check.verdict()).lines().forEach(out::println);
            failures(check.verdict()).lines().forEach(out::println);
            return check.verdict().passed();
        } catch (RuntimeException e) {
            if (engine.backend().isPresent()) {
                throw e;
            }
            out.println("backend " + backend + ": failed: " + e);
            return false;
        }
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

    private static TextTable byFamily(Verdict verdict) {
        Map<String, Map<Outcome, Long>> counts = verdict.judgements().stream().collect(
                Collectors.groupingBy(judgement -> judgement.row().family(),
                        Collectors.groupingBy(Judgement::outcome, Collectors.counting())));
        Map<String, Long> without = verdict.withoutConsensus().stream()
                .collect(Collectors.groupingBy(value -> value.feature().family().label(), Collectors.counting()));
        TextTable table = new TextTable("lrrrr").row("  family", "passed", "out of tolerance", "missing",
                "without consensus");
        for (FeatureFamily family : FeatureFamily.values()) {
            row(table, family.label(), counts.getOrDefault(family.label(), Map.of()),
                    without.getOrDefault(family.label(), 0L));
        }
        Map<Outcome, Long> total = verdict.judgements().stream()
                .collect(Collectors.groupingBy(Judgement::outcome, Collectors.counting()));
        row(table, "all", total, (long) verdict.withoutConsensus().size());
        return table;
    }

    private static void row(TextTable table, String name, Map<Outcome, Long> counts, long without) {
        table.row("  " + name, counts.getOrDefault(Outcome.PASSED, 0L),
                counts.getOrDefault(Outcome.OUT_OF_TOLERANCE, 0L),
                counts.getOrDefault(Outcome.MISSING, 0L), without);
    }

    private static TextTable failures(Verdict verdict) {
        TextTable table = new TextTable("llllrr");
        for (Judgement judgement : verdict.judgements()) {
            if (judgement.outcome() != Outcome.PASSED) {
                table.row("  " + judgement.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ":",
                        judgement.row().family(), judgement.row().feature(),
                        judgement.row().aggregation(),
                        judgement.computed().map(PhantomCheck::text).orElse("not computed"),
                        "consensus " + PhantomCheck.text(judgement.row()));
            }
        }
        return table;
    }
}
