package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.weft.cli.settings.Presets;
import org.weft.feature.FeatureFamily;
import org.weft.settings.Settings;

class PresetsEdgeTest {

    @Test
    void listsEachWithALine() {
        Run run = Run.of("presets");
        assertEquals(0, run.code());
        assertEquals(Presets.names(),
                run.lines().stream().filter(line -> line.startsWith("  ")).map(line -> line.strip().split(" ")[0])
                        .toList());
        for (Presets.Series series : Presets.series()) {
            assertTrue(run.lines().contains(series.title()), series.title());
        }
    }

    @Test
    void knowsEveryTestOfIbsi2() throws IOException {
        assertEquals(ids("tests_phase1.csv", "ibsi-2-phase1-"), names("ibsi-2-phase1-"));
        assertEquals(36, names("ibsi-2-phase1-").size());
        assertEquals(ids("tests_phase2.csv", "ibsi-2-phase2-"), names("ibsi-2-phase2-"));
        assertEquals(18, names("ibsi-2-phase2-").size());
    }

    private static List<String> ids(String file, String prefix) throws IOException {
        return Files.readAllLines(ReferenceData.path("ibsi/ibsi2/" + file)).stream().skip(1)
                .map(line -> prefix + line.substring(0, line.indexOf(','))).toList();
    }

    private static List<String> names(String prefix) {
        return Presets.names().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Test
    void aSummaryIsOneSentenceAndNoNameIsTakenTwice() {
        Presets.names().forEach(name -> assertTrue(Presets.summary(name).endsWith("."), name));
        assertEquals(Presets.names().size(), Set.copyOf(Presets.names()).size());
    }

    @Test
    void aerts2014Has440Features() {
        Settings settings = Presets.settings("aerts-2014");
        Map<FeatureFamily, Set<String>> features = settings.features();
        assertEquals(settings.families(), features.keySet());
        int shape = features.get(FeatureFamily.MORPHOLOGY).size();
        int others = features.values().stream().mapToInt(Set::size).sum() - shape;
        assertEquals(440, shape + others * settings.images().size());
        assertEquals(8, shape);
        assertEquals(22, features.get(FeatureFamily.GLCM).size());
        assertEquals(11, features.get(FeatureFamily.GLRLM).size());
    }

    @Test
    void printsTheYamlOfOne() {
        assertEquals(Presets.text("default"), Run.of("presets", "default").out());
        assertEquals("""
                # ibsi-2-phase1-1.b.1: Impulse: mean of 15 voxels in slices.
                families: [intensity_statistics]
                images:
                  mean: {filter: mean, support: 15, dimensions: 2, boundary: zero}
                """, Run.of("presets", "ibsi-2-phase1-1.b.1").out());
    }

    @Test
    void refusesAnUnknownOne() {
        Run run = Run.of("presets", "defualt");
        assertEquals(2, run.code());
        assertEquals("weft: there is no preset \"defualt\"; did you mean \"default\"?\n", run.err());
        assertTrue(run.out().isEmpty());
        assertEquals("weft: there is no preset \"x\"; weft presets lists them\n", Run.of("presets", "x").err());
    }
}
