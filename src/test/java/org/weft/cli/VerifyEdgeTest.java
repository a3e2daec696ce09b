package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.feature.FeatureTable;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.Verdict;

/** What {@code weft verify} does with its options, and what a verdict looks like. */
class VerifyEdgeTest {

    @Test
    void refusesAFolderWithoutTheData(@TempDir Path folder) {
        Run run = Run.of("verify", "--data", folder);
        assertEquals(2, run.code());
        assertEquals("weft: there is no ibsi/ibsi1 and ibsi/ibsi2 in " + folder
                + ", which configurations, maps, features need; give the folder of the reference data with --data\n",
                run.err());
        assertEquals("", run.out());
        Run patients = Run.of("verify", "--only", "phantom", "--patients", "--data", folder);
        assertEquals(2, patients.code());
        assertTrue(patients.err().startsWith("weft: there is no cases/consensus in " + folder), patients.err());
    }

    @Test
    void thePhantomNeedsNoData(@TempDir Path folder) {
        Run run = Run.of("verify", "--only", "phantom", "--data", folder, "--backend", "scalar");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("backend scalar\n  family "), run.out());
    }

    @Test
    void refusesAnUnknownCheck() {
        Run run = Run.of("verify", "--only", "phantom,map");
        assertEquals(2, run.code());
        assertEquals("weft: --only: \"map\" is unknown; did you mean \"maps\"?\n", run.err());
    }

    @Test
    void aVerdictNamesWhatIsNotMet() {
        Consensus.Row row = Consensus.digitalPhantom().rows().getFirst();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        verdicts.put("first", Verdict.of(new FeatureTable(List.of()), new Consensus(List.of(row))));
        verdicts.put("second", Verdict.of(new FeatureTable(List.of()), new Consensus(List.of())));
        List<String> lines = VerdictTable.of("data set", verdicts);
        assertEquals(List.of("data set passed out of tolerance missing without consensus", "first 0 0 1 0",
                "second 0 0 0 0", "all 0 0 1 0",
                "missing: first, morphology volume_mesh not computed consensus 556 +- 4"),
                lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList());
    }
}
