package org.weft.cli;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.weft.cli.settings.Presets;
import org.weft.filter.Filters;
import org.weft.ibsi.ReferenceTable;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.settings.Filter;

/** Response maps of digital phantoms, IBSI 2, phase 1: 33 maps, each voxel within 1 % of the range of the reference map. */
record MapsCheck(ReferenceFolder data) implements Check {

    private static final double LIMIT = 1;

    @Override
    public CheckResult run(Extraction extraction, Consumer<String> progress) {
        TextTable table = new TextTable("llrl").row("  map", "phantom", "largest difference", "");
        int maps = 0;
        int passed = 0;
        for (Map<String, String> test : tests()) {
            progress.accept("map " + test.get("id"));
            if (test.get("response_map").isEmpty()) {
                table.row("  " + test.get("id"), test.get("phantom"), "", "no reference map");
                continue;
            }
            double difference = difference(test, extraction);
            boolean met = difference <= LIMIT; // not where it is no number
            maps++;
            passed += met ? 1 : 0;
            table.row("  " + test.get("id"), test.get("phantom"), String.format(Locale.ROOT, "%.4f %%", difference),
                    met ? "" : "OUT OF TOLERANCE");
        }
        table.row("  " + passed + " of " + maps + " within 1 % of the range of the reference map");
        return new CheckResult(table.lines(), passed == maps);
    }

    @Override
    public String title() {
        return "response maps of digital phantoms, IBSI 2, phase 1";
    }

    @Override
    public int steps() {
        return tests().size();
    }

    @Override
    public List<String> folders() {
        return List.of(ReferenceFolder.IBSI2);
    }

    private List<Map<String, String>> tests() {
        Path table = data.ibsi2("tests_phase1.csv");
        List<Map<String, String>> tests = ReferenceTable.read(table);
        ReferenceFolder.requireSome(table, tests.stream().anyMatch(test -> !test.get("response_map").isEmpty()));
        return tests;
    }

    private double difference(Map<String, String> test, Extraction extraction) {
        Filter filter = Presets.settings("ibsi-2-phase1-" + test.get("id")).images().getFirst().filter();
        Path phantom = data.ibsi2("digital_phantoms/" + test.get("phantom") + ".nii.gz");
        Path map = data.ibsi2("response_maps/" + test.get("response_map"));
        try (Arena arena = Arena.ofShared()) {
            return difference(Filters.apply(filter, ImageReader.readVolume(phantom, arena), extraction.engine(), arena),
                    ImageReader.readVolume(map, arena));
        }
    }

    /** Largest difference of two maps in percent of the range of the second; NaN where a voxel is. */
    private static double difference(Volume response, Volume reference) {
        double largest = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (long i = 0; i < reference.grid().voxelCount(); i++) {
            double expected = reference.at(i);
            largest = Math.max(largest, Math.abs(response.at(i) - expected));
            low = Math.min(low, expected);
            high = Math.max(high, expected);
        }
        return 100 * largest / (high - low);
    }
}
