package org.weft.cli;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.weft.cli.settings.Presets;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.DigitalPhantom;
import org.weft.ibsi.Verdict;

/** The digital phantom's features on one backend, and the verdict of the consensus on them. */
record PhantomCheck(String backend, FeatureTable table, Verdict verdict) {

    static PhantomCheck run(Optional<String> backend, int threads) {
        try (Arena arena = Arena.ofShared(); Extraction extraction = Extraction.open(backend, threads)) {
            FeatureTable table = extraction.extractor(Presets.settings(Presets.DIGITAL_PHANTOM))
                    .extract(DigitalPhantom.region(arena));
            return new PhantomCheck(extraction.backend(), table, Verdict.of(table, Consensus.digitalPhantom()));
        }
    }

    /** A consensus value with its tolerance. */
    static String text(Consensus.Row row) {
        return row.value().toPlainString()
                + (row.tolerance().signum() == 0 ? "" : " +- " + row.tolerance().toPlainString());
    }

    /** A computed value to six significant digits, or why there is none. */
    static String text(FeatureValue value) {
        if (value.status() != Status.OK) {
            return value.status().label();
        }
        double magnitude = Math.abs(value.value());
        boolean plain = magnitude == 0 || magnitude >= 1e-4 && magnitude < 1e7;
        BigDecimal rounded = new BigDecimal(value.value()).round(new MathContext(6)).stripTrailingZeros();
        return plain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.5e", value.value());
    }
}
