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

/** The CT phantom by the configurations A to E of IBSI 1: 1321 values of the consensus. */
record ConfigurationsCheck(ReferenceFolder data) implements Check {

    private static final List<String> CONFIGURATIONS = List.of("a", "b", "c", "d", "e");

    @Override
    public CheckResult run(Extraction extraction, Consumer<String> progress) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        try (Arena arena = Arena.ofShared()) {
            Region region = data.ctPhantom(arena);
            for (String name : CONFIGURATIONS) {
                progress.accept("configuration " + name);
                Consensus consensus = consensus(name);
                Extractor extractor = extraction.extractor(Presets.settings("ibsi-1-config-" + name));
                verdicts.put("configuration " + name, Verdict.of(extractor.extract(region), consensus));
            }
        }
        return new CheckResult(VerdictTable.of("CT phantom", verdicts),
                verdicts.values().stream().allMatch(Verdict::passed));
    }

    private Consensus consensus(String configuration) {
        Path table = data.ibsi1("reference/config_" + configuration + ".csv");
        Consensus consensus = Consensus.read(table);
        ReferenceFolder.requireSome(table, !consensus.rows().isEmpty());
        return consensus;
    }

    @Override
    public String title() {
        return "CT phantom, IBSI 1, configurations A to E";
    }

    @Override
    public int steps() {
        return CONFIGURATIONS.size();
    }

    @Override
    public List<String> folders() {
        return List.of(ReferenceFolder.IBSI1);
    }
}
