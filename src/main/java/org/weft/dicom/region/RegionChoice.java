package org.weft.dicom.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * Which regions are wanted. Each text is tried as a name, as a name without regard to case, as a number ({@code #2} or {@code 2}), as a
 * pattern for names without regard to case ({@code *} any characters, {@code ?} one), and as {@code all}; the first that fits counts.
 *
 * @param texts at least one
 */
public record RegionChoice(List<String> texts) {

    public static final RegionChoice ALL = new RegionChoice(List.of("all"));

    private static final int LONGEST_LIST = 20;

    public RegionChoice {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no region is chosen; name one, or give all");
        }
    }

    /**
     * What a choice comes to.
     *
     * @param regions each once, in the order of the texts; at least one
     * @param notes   which regions a pattern or {@code all} left out, and why
     */
    public record Chosen(List<NamedRegion> regions, List<String> notes) {

        public Chosen {
            regions = List.copyOf(regions);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The regions that the texts name. A region of which no mask can be made is refused where a text means it alone, and left out with a
     * note where a pattern or {@code all} finds it among others.
     *
     * @throws DicomException if a text fits no region: the message lists what there is, most similar names first
     */
    public Chosen from(List<NamedRegion> regions) {
        SequencedSet<NamedRegion> chosen = new LinkedHashSet<>();
        SequencedSet<String> notes = new LinkedHashSet<>();
        for (String text : texts) {
            List<NamedRegion> single = alone(text, regions);
            if (single.size() > 1) {
                throw new DicomException(
                        single.size() + " regions are named " + DataSet.quote(text) + ": " + list(single)
                                + "; choose by number");
            }
            single.forEach(NamedRegion::requireUsable);
            chosen.addAll(single.isEmpty() ? several(text, regions, notes) : single);
        }
        return new Chosen(List.copyOf(chosen), List.copyOf(notes));
    }

    /** The regions that a text means by name or number. */
    private static List<NamedRegion> alone(String text, List<NamedRegion> regions) {
        Stream<Predicate<NamedRegion>> ways = Stream.of(region -> region.name().equals(text),
                region -> region.name().equalsIgnoreCase(text), region -> text.equals("#" + region.number()),
                region -> text.equals(Long.toString(region.number())));
        return ways.map(way -> regions.stream().filter(way).toList()).filter(found -> !found.isEmpty()).findFirst()
                .orElse(List.of());
    }

    private static List<NamedRegion> several(String text, List<NamedRegion> regions, SequencedSet<String> notes) {
        boolean isAll = text.equalsIgnoreCase("all");
        Pattern pattern = pattern(isAll ? "*" : text);
        List<NamedRegion> found = regions.stream().filter(region -> pattern.matcher(region.name()).matches()).toList();
        if (found.isEmpty()) {
            throw new DicomException(regions.isEmpty() ? "it holds no regions; give another object"
                    : "no region is named " + DataSet.quote(text) + "; there are " + list(nearestFirst(text, regions)));
        }
        List<NamedRegion> usable = found.stream().filter(region -> region.problem().isEmpty()).toList();
        if (usable.isEmpty()) {
            throw new DicomException("no mask can be made of any region that " + DataSet.quote(text) + " stands for: "
                    + found.stream().limit(LONGEST_LIST).map(region -> region + " " + region.problem().orElseThrow())
                            .collect(Collectors.joining(", ")));
        }
        found.stream().filter(region -> region.problem().isPresent())
                .forEach(region -> notes.add("region " + region + " " + region.problem().orElseThrow()
                        + " and is left out"));
        return usable;
    }

    private static Pattern pattern(String glob) {
        String expression = glob.codePoints().mapToObj(c -> switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }).collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static List<NamedRegion> nearestFirst(String text, List<NamedRegion> regions) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return regions.stream().sorted(Comparator
                .comparingInt((NamedRegion region) -> edits(wanted, region.name().toLowerCase(Locale.ROOT)))).toList();
    }

    private static String list(List<NamedRegion> regions) {
        List<String> shown = new ArrayList<>(regions.stream().limit(LONGEST_LIST).map(NamedRegion::toString).toList());
        if (regions.size() > LONGEST_LIST) {
            shown.add(regions.size() - LONGEST_LIST + " more");
        }
        return String.join(", ", shown);
    }

    /** Levenshtein's distance: the fewest characters inserted, deleted or replaced that turn one text into the other. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
