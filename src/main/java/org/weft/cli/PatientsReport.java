package org.weft.cli;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.cli.settings.Presets;
import org.weft.extract.ImageTable;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.ibsi.ReferenceTable;
import org.weft.image.Region;
import org.weft.settings.Settings;

/**
 * Six patients in three modalities against what the teams computed on them, IBSI 1 and IBSI 2, phase 3: how many values lie within 0.5 %, or
 * within the spread of the teams where that is larger. A report, no check: the standard holds no one to these values. Rows of weak agreement
 * are counted apart: those of at most half of the teams or of boundless spread, volume fractions of the intensity-volume histogram, and Simoncelli's filters.
 */
record PatientsReport(ReferenceFolder data) implements Check {

    private static final double NEAR = 0.005;
    private static final List<String> MODALITIES = List.of("CT", "MR_T1", "PET");

    /** An image of a patient. */
    private record Image(String patient, String modality) {

        /** The preset of a series for this modality. */
        Settings settings(String series) {
            return Presets.settings(series + (modality.equals("MR_T1") ? "mr" : modality.toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public CheckResult run(Extraction extraction, Consumer<String> progress) {
        Map<Image, List<Map<String, String>>> features = byImage("ibsi1_phase3_consensus.csv");
        Map<Image, List<Map<String, String>>> filtered = byImage("ibsi2_phase3_consensus.csv");
        Tally tally = new Tally();
        features.forEach((image, rows) -> {
            progress.accept(image.patient + " " + image.modality);
            try (Arena arena = Arena.ofShared()) {
                Region region = ReferenceFolder.region(file(image, "image"), file(image, "mask"), arena);
                Map<String, Double> computed = values(image, region, extraction);
                rows.forEach(row -> tally.add(row, image.modality, computed));
                filtered.getOrDefault(image, List.of()).forEach(row -> tally.add(row, image.modality, computed));
            }
        });
        return new CheckResult(tally.lines(), true);
    }

    @Override
    public String title() {
        return "patients, IBSI 1 and 2, phase 3";
    }

    @Override
    public int steps() {
        return byImage("ibsi1_phase3_consensus.csv").size();
    }

    @Override
    public List<String> folders() {
        return List.of(ReferenceFolder.PATIENTS);
    }

    private Path file(Image image, String what) {
        return data.cases("nifti/" + image.patient + "/" + image.modality + "_" + what + ".nii.gz");
    }

    private Map<Image, List<Map<String, String>>> byImage(String file) {
        return ReferenceTable.read(data.cases("consensus/" + file)).stream()
                .filter(row -> !row.getOrDefault("family", "").equals("diagnostics"))
                .collect(Collectors.groupingBy(row -> new Image(row.get("case"), row.get("modality")),
                        LinkedHashMap::new, Collectors.toList()));
    }

    /** Every value of both phases. The standard numbers the filters of the second in the order of the preset's images, from 1. */
    private static Map<String, Double> values(Image image, Region region, Extraction extraction) {
        Map<String, Double> values = new HashMap<>();
        put("", extraction.extractor(image.settings("ibsi-1-phase3-")).extract(region), values);
        List<ImageTable> filtered = extraction.extractor(image.settings("ibsi-2-phase3-")).extractImages(region);
        for (int i = 0; i < filtered.size(); i++) {
            put(String.valueOf(i + 1), filtered.get(i).table(), values);
        }
        return values;
    }

    private static void put(String filter, FeatureTable table, Map<String, Double> values) {
        for (FeatureValue value : table.values()) {
            if (value.status() == Status.OK) {
                values.put(key(filter, value.aggregation().label(), value.feature().ibsiId(),
                        value.feature().label()), value.value());
            }
        }
    }

    private static String key(String filter, String aggregation, String ibsiId, String feature) {
        return String.join("/", filter, aggregation, ibsiId, feature);
    }

    /** Counts of rows that are met, by group of rows and modality, groups in the order in which they come up. */
    private static final class Tally {

        private final Map<String, Map<String, long[]>> groups = new LinkedHashMap<>();
        private final Map<String, Map<String, long[]>> totals = new LinkedHashMap<>();

        void add(Map<String, String> row, String modality, Map<String, Double> computed) {
            String filter = row.getOrDefault("filter_id", "");
            Double value = computed.get(key(filter, row.getOrDefault("aggregation", ""), row.get("ibsi_id"),
                    row.get("feature")));
            double agreed = Double.parseDouble(row.get("value"));
            double near = spread(row) < Double.POSITIVE_INFINITY ? Math.max(NEAR, spread(row)) : NEAR;
            boolean met = value != null && Math.abs(value - agreed) <= near * Math.abs(agreed);
            boolean weak = weak(row);
            if (!weak) {
                count(groups, filter.isEmpty() ? row.get("family") : "filter " + filter, modality, met);
            }
            count(totals, weak ? "weak agreement" : "all", modality, met);
        }

        /** Largest relative difference within the group of teams; infinite where a quotient by nearly nothing scatters without bound. */
        private static double spread(Map<String, String> row) {
            String spread = row.get("max_rel_spread");
            return spread.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(spread);
        }

        private static boolean weak(Map<String, String> row) {
            String filter = row.getOrDefault("filter_id", "");
            return spread(row) == Double.POSITIVE_INFINITY || filter.equals("8") || filter.equals("9")
                    || row.getOrDefault("family", "").equals("ivh") && row.get("feature").startsWith("volume")
                    || 2 * Integer.parseInt(row.get("n_agree")) <= Integer.parseInt(row.get("n_teams"));
        }

        private static void count(Map<String, Map<String, long[]>> counts, String group, String modality,
                boolean met) {
            long[] count = counts.computeIfAbsent(group, _ -> new HashMap<>()).computeIfAbsent(modality,
                    _ -> new long[2]);
            count[0] += met ? 1 : 0;
            count[1]++;
        }

        List<String> lines() {
            TextTable table = new TextTable("lrrr").row("  within 0.5 %", "CT", "MR_T1", "PET");
            groups.forEach((group, counts) -> row(table, group, counts));
            totals.forEach((group, counts) -> row(table, group, counts));
            return table.lines();
        }

        private static void row(TextTable table, String group, Map<String, long[]> counts) {
            Object[] cells = Stream.concat(Stream.of("  " + group), MODALITIES.stream().map(counts::get)
                    .map(count -> count == null ? "" : count[0] + " of " + count[1])).toArray();
            table.row(cells);
        }
    }
}
