package org.weft.cli.output;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;

/**
 * Tables as comma-separated text by RFC 4180, but with line feeds alone. Numbers are written so that they read back to the same bits; an
 * undefined value is an empty cell.
 */
public final class Csv {

    private Csv() {}

    /** A row for each value: case, region, image, family, feature, aggregation, IBSI code, value, and the reason where there is none. */
    public static String tidy(List<RegionResult> results) {
        StringBuilder text = new StringBuilder("case,roi,image,family,feature,aggregation,ibsi_id,value,status\n");
        for (RegionResult result : results) {
            for (FeatureValue value : result.table().values()) {
                line(text, List.of(result.caseName(), result.roi(), result.image(), value.feature().family().label(),
                        value.feature().label(),
                        value.aggregation().label(), value.feature().ibsiId(), number(value), value.status().label()));
            }
        }
        return text.toString();
    }

    /** A row for each region of a case, a column {@code <image>_<family>_<feature>[_<aggregation>]} for each value. */
    public static String wide(List<RegionResult> results) {
        Set<String> columns = new LinkedHashSet<>();
        results.forEach(result -> result.table().values().forEach(value -> columns.add(column(result, value))));
        StringBuilder text = new StringBuilder("case,roi");
        columns.forEach(column -> text.append(',').append(quoted(column)));
        text.append('\n');
        for (RegionResult result : results) {
            Map<String, String> cells = result.table().values().stream()
                    .collect(Collectors.toMap(v -> column(result, v), Csv::number));
            text.append(quoted(result.caseName())).append(',').append(quoted(result.roi()));
            columns.forEach(column -> text.append(',').append(cells.getOrDefault(column, "")));
            text.append('\n');
        }
        return text.toString();
    }

    static String column(RegionResult result, FeatureValue value) {
        String aggregation = value.aggregation().label();
        return result.image() + '_' + value.feature().family().label() + '_' + value.feature().label()
                + (aggregation.isEmpty() ? "" : '_' + aggregation);
    }

    private static String number(FeatureValue value) {
        return value.status() == Status.OK ? Double.toString(value.value()) : "";
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(","))).append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
