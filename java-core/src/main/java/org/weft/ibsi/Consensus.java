package org.weft.ibsi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.weft.feature.FeatureValue;

/** Values that the teams of IBSI agreed on for one data set, in the order of the manual. */
public record Consensus(List<Row> rows) {

    public Consensus {
        rows = List.copyOf(rows);
    }

    /** The 482 values of the {@link DigitalPhantom}. */
    public static Consensus digitalPhantom() {
        try (var in = new BufferedReader(
                new InputStreamReader(Consensus.class.getResourceAsStream("digital_phantom.csv"),
                        StandardCharsets.UTF_8))) {
            return new Consensus(in.lines().filter(line -> !line.startsWith("#")).skip(1).map(Row::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The values for one data set of IBSI 1, such as {@code config_a}.
     *
     * @param file table with the columns family, aggregation, feature, ibsi_id, consensus_value, tolerance and consensus_strength
     */
    public static Consensus read(Path file) {
        return new Consensus(ReferenceTable.read(file).stream().map(row -> Row.of(row, Rule.THREE_DIGITS)).toList());
    }

    /**
     * The values of IBSI 2, phase 2, by the id of the filter, such as {@code 2.A}, in the order of the file; what the teams did not agree on is
     * left out.
     *
     * @param file table with the columns filter_id, family, feature, ibsi_id, consensus_value and tolerance
     */
    public static Map<String, Consensus> readFilters(Path file) {
        Map<String, List<Row>> byFilter = new LinkedHashMap<>();
        for (Map<String, String> row : ReferenceTable.read(file)) {
            List<Row> rows = byFilter.computeIfAbsent(row.get("filter_id"), _ -> new ArrayList<>());
            if (!row.get("consensus_value").isEmpty()) {
                rows.add(Row.of(row, Rule.AS_IT_IS));
            }
        }
        Map<String, Consensus> consensus = new LinkedHashMap<>();
        byFilter.forEach((filter, rows) -> consensus.put(filter, new Consensus(rows)));
        return consensus;
    }

    /** How a computed value is held against one that was agreed on. */
    public enum Rule {
        /** Rounded to three significant digits first, as IBSI 1 has it. */
        THREE_DIGITS,
        /** With all its digits, as IBSI 2 has it. */
        AS_IT_IS
    }

    /**
     * One value.
     *
     * @param family      label of the family
     * @param aggregation label of the aggregation, empty where there is none
     * @param feature     label of the feature
     * @param ibsiId      the standard's code of the feature
     * @param value       what was agreed on, in the feature's unit, given to three significant digits
     * @param tolerance   largest accepted difference, in the same unit; 0: equality at three significant digits
     * @param strength    {@code moderate} (3 to 5 teams), {@code strong} (6 to 9) or {@code very_strong} (10 or more); empty where it is not stated
     * @param rule        how a computed value is held against it
     */
    public record Row(String family, String aggregation, String feature, String ibsiId, BigDecimal value,
            BigDecimal tolerance, String strength, Rule rule) {

        private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

        static Row parse(String line) {
            String[] cells = line.split(",");
            return new Row(cells[0], cells[1], cells[2], cells[3], new BigDecimal(cells[4]), new BigDecimal(cells[5]),
                    cells[6], Rule.THREE_DIGITS);
        }

        private static Row of(Map<String, String> row, Rule rule) {
            return new Row(row.get("family"), row.getOrDefault("aggregation", ""), row.get("feature"),
                    row.get("ibsi_id"), new BigDecimal(row.get("consensus_value")),
                    new BigDecimal(row.get("tolerance")), row.getOrDefault("consensus_strength", ""), rule);
        }

        /** Whether a value of this feature agrees: rounded as the rule has it, it differs by the tolerance at most. */
        public boolean accepts(double computed) {
            BigDecimal exact = new BigDecimal(computed);
            BigDecimal rounded = rule == Rule.THREE_DIGITS ? exact.round(THREE_DIGITS) : exact;
            return rounded.subtract(value).abs().compareTo(tolerance) <= 0;
        }

        String key() {
            return family + '/' + aggregation + '/' + feature;
        }

        static String key(FeatureValue computed) {
            return computed.feature().family().label() + '/' + computed.aggregation().label() + '/'
                    + computed.feature().label();
        }
    }
}
