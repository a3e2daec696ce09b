package org.weft.cli.output;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.weft.extract.ImageTable;
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
            for (ImageTable image : result.images()) {
                for (FeatureValue value : image.table().values()) {
                    line(text, List.of(result.caseName(), result.roi(), image.image(),
                            value.feature().family().label(), value.feature().label(), value.aggregation().label(),
                            value.feature().ibsiId(), number(value), value.status().label()));
                }
            }
        }
        return text.toString();
    }

    /** A row for each region of a case, a column {@code <image>_<family>_<feature>[_<aggregation>]} for each value. */
    public static String wide(List<RegionResult> results) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, String>> rows = results.stream().map(Csv::cells).toList();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringBuilder text = new StringBuilder("case,roi");
        columns.forEach(column -> text.append(',').append(quoted(column)));
        text.append('\n');
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            text.append(quoted(results.get(i).caseName())).append(',').append(quoted(results.get(i).roi()));
            columns.forEach(column -> text.append(',').append(row.getOrDefault(column, "")));
            text.append('\n');
        }
        return text.toString();
    }

    /** The values of a region by their columns. */
    private static Map<String, String> cells(RegionResult result) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (ImageTable image : result.images()) {
            image.table().values().forEach(value -> cells.put(column(image.image(), value), number(value)));
        }
        return cells;
    }

    private static String column(String image, FeatureValue value) {
        String aggregation = value.aggregation().label();
        return image + '_' + value.feature().family().label() + '_' + value.feature().label()
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
