package org.weft.cli.input;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.weft.image.Labels;

/** Which labels of a segmentation are meant. */
public sealed interface LabelChoice {

    /** The only label of a file, or 1 among several. */
    record Only() implements LabelChoice {}

    record Of(int label) implements LabelChoice {}

    record All() implements LabelChoice {}

    /** What {@code --label} says; no text is {@link Only}. */
    static LabelChoice parse(String text) {
        if (text == null) {
            return new Only();
        }
        if (text.equals("all")) {
            return new All();
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return new Of(Integer.parseInt(text));
        }
        throw new IllegalArgumentException(
                "--label takes a whole number from 1 to 65535, or all, not \"" + text + "\"");
    }

    /** The labels chosen of those that a segmentation holds. Refuses a choice that leaves none, or leaves it open. */
    default List<Integer> of(Labels labels) {
        List<Integer> held = labels.found().stream().map(Labels.Label::value).toList();
        if (held.isEmpty()) {
            throw new IllegalArgumentException("the mask holds background only");
        }
        return switch (this) {
            case All() -> held;
            case Of(int label) -> List.of(labels.get(label).value());
            case Only() when held.size() == 1 -> held;
            case Only() when held.contains(1) -> List.of(1);
            case Only() -> throw new IllegalArgumentException(
                    "the mask holds the labels " + list(held) + "; choose one with --label N, or --label all");
        };
    }

    /** What a user may not expect of {@link #of}: that it takes label 1 though there are others. */
    default Optional<String> note(Labels labels) {
        List<Integer> others = labels.found().stream().map(Labels.Label::value).filter(value -> value != 1).toList();
        boolean silent = this instanceof Only && labels.found().size() > 1;
        return silent ? Optional.of("only label 1 is taken, the mask also holds " + list(others)
                + "; choose with --label N, or --label all") : Optional.empty();
    }

    private static String list(List<Integer> values) {
        return values.stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "))
                + (values.size() > 20 ? ", ..." : "");
    }
}
