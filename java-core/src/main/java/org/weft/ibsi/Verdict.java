package org.weft.ibsi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;

/**
 * A table of results held against the consensus.
 *
 * @param judgements       one for each row of the consensus, in its order
 * @param withoutConsensus computed values for which the initiative gives none, in the order of the table
 */
public record Verdict(List<Judgement> judgements, List<FeatureValue> withoutConsensus) {

    /** How a row of the consensus is met. */
    public enum Outcome {
        /** Within the tolerance. */
        PASSED,
        /** Computed and defined, but too far off. */
        OUT_OF_TOLERANCE,
        /** Not in the table, or undefined there. */
        MISSING
    }

    /** A row of the consensus, what the table holds for it, and how the two agree. */
    public record Judgement(Consensus.Row row, Optional<FeatureValue> computed, Outcome outcome) {

        static Judgement of(Consensus.Row row, Optional<FeatureValue> computed) {
            Outcome outcome = computed.filter(value -> value.status() == Status.OK)
                    .map(value -> row.accepts(value.value()) ? Outcome.PASSED : Outcome.OUT_OF_TOLERANCE)
                    .orElse(Outcome.MISSING);
            return new Judgement(row, computed, outcome);
        }
    }

    public Verdict {
        judgements = List.copyOf(judgements);
        withoutConsensus = List.copyOf(withoutConsensus);
    }

    public static Verdict of(FeatureTable table, Consensus consensus) {
        Map<String, FeatureValue> computed = new HashMap<>();
        table.values().forEach(value -> computed.put(Consensus.Row.key(value), value));
        Set<String> agreed = new HashSet<>();
        consensus.rows().forEach(row -> agreed.add(row.key()));
        return new Verdict(
                consensus.rows().stream().map(row -> Judgement.of(row, Optional.ofNullable(computed.get(row.key()))))
                        .toList(),
                table.values().stream().filter(value -> !agreed.contains(Consensus.Row.key(value))).toList());
    }

    public long count(Outcome outcome) {
        return judgements.stream().filter(judgement -> judgement.outcome() == outcome).count();
    }

    /** Whether every row of the consensus is met. */
    public boolean passed() {
        return judgements.stream().allMatch(judgement -> judgement.outcome() == Outcome.PASSED);
    }
}
