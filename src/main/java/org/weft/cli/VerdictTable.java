package org.weft.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.weft.feature.FeatureFamily;
import org.weft.ibsi.Verdict;
import org.weft.ibsi.Verdict.Judgement;
import org.weft.ibsi.Verdict.Outcome;

/** Verdicts as text: a line with counts for each of them and for all, then a line for each value that is not met. */
final class VerdictTable {

    private VerdictTable() {}

    /** A verdict by families. */
    static List<String> byFamily(Verdict verdict) {
        Map<String, Verdict> families = new LinkedHashMap<>();
        for (FeatureFamily family : FeatureFamily.values()) {
            families.put(family.label(), new Verdict(
                    verdict.judgements().stream().filter(j -> j.row().family().equals(family.label())).toList(),
                    verdict.withoutConsensus().stream().filter(v -> v.feature().family() == family).toList()));
        }
        return of("family", families);
    }

    /**
     * Several verdicts.
     *
     * @param what     heading of the first column
     * @param verdicts each by what stands in the first column
     */
    static List<String> of(String what, Map<String, Verdict> verdicts) {
        TextTable counts = new TextTable("lrrrr").row("  " + what, "passed", "out of tolerance", "missing",
                "without consensus");
        verdicts.forEach((name, verdict) -> row(counts, name, List.of(verdict)));
        row(counts, "all", List.copyOf(verdicts.values()));
        TextTable failures = new TextTable("llllrr");
        verdicts.forEach((name, verdict) -> verdict.judgements().stream()
                .filter(judgement -> judgement.outcome() != Outcome.PASSED)
                .forEach(judgement -> failure(failures, name, judgement)));
        List<String> lines = new ArrayList<>(counts.lines());
        lines.addAll(failures.lines());
        return lines;
    }

    private static void row(TextTable table, String name, List<Verdict> verdicts) {
        table.row("  " + name, count(verdicts, Outcome.PASSED), count(verdicts, Outcome.OUT_OF_TOLERANCE),
                count(verdicts, Outcome.MISSING),
                verdicts.stream().mapToLong(verdict -> verdict.withoutConsensus().size()).sum());
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().mapToLong(verdict -> verdict.count(outcome)).sum();
    }

    private static void failure(TextTable table, String name, Judgement judgement) {
        String family = judgement.row().family();
        table.row("  " + judgement.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ":",
                name.equals(family) ? name : name + ", " + family, judgement.row().feature(),
                judgement.row().aggregation(), judgement.computed().map(PhantomCheck::text).orElse("not computed"),
                "consensus " + PhantomCheck.text(judgement.row()));
    }
}
