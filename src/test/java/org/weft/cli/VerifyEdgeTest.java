package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
    void aCheckAsksOnlyForTheFoldersItNeeds(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("ibsi/ibsi2"));
        assertEquals("weft: there is no ibsi/ibsi1 in " + folder
                + ", which configurations, features need; give the folder of the reference data with --data\n",
                Run.of("verify", "--data", folder).err());
        Run maps = Run.of("verify", "--only", "maps", "--data", folder);
        assertEquals(1, maps.code());
        assertEquals("", maps.err());
        assertEquals(": failed: " + folder.resolve("ibsi/ibsi2/tests_phase1.csv") + ": there is no such file\n\n",
                maps.out().replaceFirst("^.*, backend \\w+", ""));
    }

    @Test
    void aTableWithoutRowsPassesNothing(@TempDir Path folder) throws IOException {
        Path configurations = Files.createDirectories(folder.resolve("ibsi/ibsi1/reference"));
        Path filters = Files.createDirectories(folder.resolve("ibsi/ibsi2"));
        Case files = Case.in(Files.createDirectory(folder.resolve("case")));
        Path phantom = Files.createDirectories(folder.resolve("ibsi/ibsi1/ct_phantom/nifti"));
        Files.copy(files.image(), phantom.resolve("phantom.nii.gz"));
        Files.copy(files.mask(), phantom.resolve("mask.nii.gz"));
        Path first = Files.writeString(configurations.resolve("config_a.csv"), "family,feature\n");
        Path features = Files.writeString(filters.resolve("reference_values.csv"), "filter_id,consensus_value\n2.A,\n");
        Path maps = Files.writeString(filters.resolve("tests_phase1.csv"), "id,phantom,response_map\n1.a,noise,\n");
        Run run = Run.of("verify", "--only", "configurations,maps,features", "--data", folder);
        assertEquals(1, run.code());
        assertEquals("", run.err());
        for (Path table : List.of(first, features, maps)) {
            assertTrue(run.out().contains(": failed: " + table + ": the table holds nothing to check against; "),
                    run.out());
        }
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
