package org.weft.dicom.archive;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.weft.dicom.object.DicomException;

/**
 * Which series of several is meant.
 *
 * @param text   {@code #index}, a UID, a number, a modality or a pattern with {@code *} and {@code ?} for the description; empty: the only one
 * @param option how the command line calls the choice
 */
public record SeriesChoice(Optional<String> text, String option) {

    /**
     * The one that is meant. Refuses a choice that fits none or several of them, and lists what there is.
     *
     * @param what  the series, as a user knows them
     * @param shown how a description is shown to users, who may choose by it
     */
    public Series of(List<Series> series, String what, UnaryOperator<String> shown) {
        if (series.isEmpty()) {
            throw new DicomException("there is no " + what + "; weft inspect lists what there is");
        }
        List<Series> fitting = text.map(choice -> fitting(series, choice, shown)).orElse(series);
        return switch (fitting.size()) {
            case 1 -> fitting.getFirst();
            case 0 -> throw new DicomException(option + " " + text.orElseThrow() + " fits no " + what
                    + "; there is " + list(series));
            default -> throw new DicomException("there is more than one " + what
                    + text.map(choice -> " that " + option + " " + choice + " fits").orElse("") + ": " + list(fitting)
                    + "; choose one with " + option + " #N");
        };
    }

    private static List<Series> fitting(List<Series> series, String choice, UnaryOperator<String> shown) {
        List<Series> exact = series.stream().filter(s -> choice.equals("#" + s.index()) || choice.equals(s.uid()))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<Series> numbered = series.stream()
                .filter(s -> s.number().isPresent() && choice.equals(String.valueOf(s.number().getAsLong()))).toList();
        if (!numbered.isEmpty()) {
            return numbered;
        }
        Pattern pattern = Pattern
                .compile("\\Q" + choice.replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q")
                        + "\\E", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return series.stream().filter(s -> s.modality().equalsIgnoreCase(choice)
                || pattern.matcher(s.description()).matches()
                || pattern.matcher(shown.apply(s.description())).matches()).toList();
    }

    private static String list(List<Series> series) {
        return series.stream().limit(20).map(Series::toString).collect(Collectors.joining("; "))
                + (series.size() > 20 ? " and " + (series.size() - 20) + " more" : "");
    }
}
