package org.weft.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.settings.Settings;

/** Families that were asked for and gave no value, each with the reason. */
final class SilentFamilies {

    private SilentFamilies() {}

    /** A sentence for each reason that there is, e.g. {@code no value of glszm: none of the aggregations asked for is one of theirs}. */
    static List<String> sentences(Settings asked, Stream<FeatureValue> values) {
        Set<FeatureFamily> due = EnumSet.noneOf(FeatureFamily.class);
        asked.images().forEach(image -> due.addAll(image.families(asked.families())));
        Set<FeatureFamily> passedOver = EnumSet.copyOf(asked.families());
        passedOver.removeAll(due);
        values.forEach(value -> due.remove(value.feature().family()));
        Set<FeatureFamily> without = EnumSet.noneOf(FeatureFamily.class);
        due.stream().filter(family -> asked.features().getOrDefault(family, Set.of("all")).isEmpty())
                .forEach(without::add);
        due.removeAll(without);
        boolean own = asked.images().stream().allMatch(image -> image.families().isPresent());
        List<String> sentences = new ArrayList<>();
        add(sentences, passedOver, own ? "each image has families of its own instead"
                : "a filtered image goes without it unless its own families name it, since a filter changes no shape");
        add(sentences, without, "the settings choose none of its features");
        add(sentences, due, "none of the aggregations asked for is one of theirs");
        return sentences;
    }

    private static void add(List<String> sentences, Set<FeatureFamily> families, String reason) {
        if (!families.isEmpty()) {
            sentences.add("no value of "
                    + families.stream().map(FeatureFamily::label).collect(Collectors.joining(", ")) + ": " + reason);
        }
    }
}
