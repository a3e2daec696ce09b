package org.weft.dicom.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weft.dicom.object.DataSet;
import org.weft.feature.Aggregation;
import org.weft.feature.Feature;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;

/** A feature's value as a content item (TID 1419): its name by its IBSI code, how it was aggregated as the measurement method. */
final class Measurement {

    /** Two features of the intensity-volume histogram share a code with their twins, and differ in the fraction alone. */
    private static final Pattern FRACTION = Pattern.compile(".*_fraction_(\\d+)");

    private Measurement() {}

    static DataSet of(FeatureValue value, IntensityUnit unit) {
        Feature feature = value.feature();
        List<DataSet> modifiers = new ArrayList<>();
        if (value.aggregation() != Aggregation.NONE) {
            modifiers.add(Content.code(Content.MODIFIER, Code.sct("370129005", "Measurement Method"),
                    Code.ibsi(value.aggregation().ibsiId(), words(value.aggregation().label()))));
        }
        Matcher fraction = FRACTION.matcher(feature.label());
        if (fraction.matches()) {
            modifiers.add(Content.text(Content.MODIFIER, Code.weft("FRACTION", "Fraction"), fraction.group(1) + " %"));
        }
        if (value.status() != Status.OK) {
            modifiers.add(Content.text(Content.MODIFIER, Code.weft("REASON", "Reason for the missing value"),
                    words(value.status().label())));
        }
        return Content.number(Code.ibsi(feature.ibsiId(), words(feature.label())), value.value(), unit.of(feature),
                modifiers);
    }

    private static String words(String label) {
        String words = label.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
