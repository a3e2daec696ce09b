package org.weft.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.ibsi.Verdict.Judgement;
import org.weft.ibsi.Verdict.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weft demo}: a small case that needs no file, each value beside what the standard's teams agreed on. */
@Command(name = "demo",
        description = "Extracts the digital phantom of IBSI 1 and shows each value beside the consensus.",
        footer = {"  weft demo", "  weft demo --backend scalar"})
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        PhantomCheck check = PhantomCheck.run(engine.backend(), engine.threads());
        PrintWriter out = spec.commandLine().getOut();
        table(check).lines().forEach(out::println);
        out.println();
        out.println(check.verdict().count(Outcome.PASSED) + " of " + check.verdict().judgements().size()
                + " consensus values met; " + check.verdict().withoutConsensus().size()
                + " more values have none (backend "
                + check.backend() + ")");
        return check.verdict().passed() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static TextTable table(PhantomCheck check) {
        Map<FeatureValue, Judgement> judged = new HashMap<>();
        check.verdict().judgements()
                .forEach(judgement -> judgement.computed().ifPresent(value -> judged.put(value, judgement)));
        TextTable table = new TextTable("llrrl");
        FeatureFamily family = null;
        for (FeatureValue value : check.table().values()) {
            if (value.feature().family() != family) {
                family = value.feature().family();
                table.row("").row(family.label() + " (" + family.ibsiId() + ")").row("  feature", "aggregation",
                        "value", "consensus", "verdict");
            }
            Judgement judgement = judged.get(value);
            table.row("  " + value.feature().label(), value.aggregation().label(), PhantomCheck.text(value),
                    judgement == null ? "none" : PhantomCheck.text(judgement.row()),
                    judgement == null ? "" : word(judgement.outcome()));
        }
        return table;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "ok";
            case OUT_OF_TOLERANCE -> "OUT OF TOLERANCE";
            case MISSING -> "UNDEFINED";
        };
    }
}
