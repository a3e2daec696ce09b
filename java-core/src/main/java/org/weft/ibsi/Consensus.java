package org.weft.ibsi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
     * One value.
     *
     * @param family      label of the family
     * @param aggregation label of the aggregation, empty where there is none
     * @param feature     label of the feature
     * @param ibsiId      the standard's code of the feature
     * @param value       what was agreed on, in the feature's unit, given to three significant digits
     * @param tolerance   largest accepted difference, in the same unit; 0: equality at three significant digits
     * @param strength    {@code moderate} (3 to 5 teams), {@code strong} (6 to 9) or {@code very_strong} (10 or more)
     */
    public record Row(String family, String aggregation, String feature, String ibsiId, BigDecimal value,
            BigDecimal tolerance, String strength) {

        private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

        static Row parse(String line) {
            String[] cells = line.split(",");
            return new Row(cells[0], cells[1], cells[2], cells[3], new BigDecimal(cells[4]), new BigDecimal(cells[5]),
                    cells[6]);
        }

        /** Whether a value of this feature agrees: rounded to three significant digits, it differs by the tolerance at most. */
        public boolean accepts(double computed) {
            BigDecimal rounded = new BigDecimal(computed).round(THREE_DIGITS);
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
