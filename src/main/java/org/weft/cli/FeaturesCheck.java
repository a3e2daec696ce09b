package org.weft.cli;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.weft.cli.settings.Presets;
import org.weft.extract.Extractor;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.Verdict;
import org.weft.image.Region;

/** Intensity statistics of the filtered CT phantom, IBSI 2, phase 2: 323 values of the consensus. */
record FeaturesCheck(ReferenceFolder data) implements Check {

    @Override
    public CheckResult run(Extraction extraction, Consumer<String> progress) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        try (Arena arena = Arena.ofShared()) {
            Region region = data.ctPhantom(arena);
            consensus().forEach((filter, values) -> {
                progress.accept("features of filter " + filter);
                Extractor extractor = extraction.extractor(Presets.settings("ibsi-2-phase2-" + filter));
                verdicts.put(filter, Verdict.of(extractor.extract(region), values));
            });
        }
        return new CheckResult(VerdictTable.of("filter", verdicts),
                verdicts.values().stream().allMatch(Verdict::passed));
    }

    @Override
    public String title() {
        return "features of the filtered CT phantom, IBSI 2, phase 2";
    }

    @Override
    public int steps() {
        return consensus().size();
    }

    @Override
    public List<String> folders() {
        return List.of(ReferenceFolder.IBSI1, ReferenceFolder.IBSI2);
    }

    private Map<String, Consensus> consensus() {
        Path table = data.ibsi2("reference_values.csv");
        Map<String, Consensus> consensus = Consensus.readFilters(table);
        ReferenceFolder.requireSome(table, consensus.values().stream().anyMatch(values -> !values.rows().isEmpty()));
        return consensus;
    }
}
