package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.weft.feature.Feature;

/** Names and codes of the four families' features against the initiative's list. */
class FeatureDefinitionTest {

    private static final Path FEATURES = Path.of(System.getProperty("weft.data", "../../shared"),
            "ibsi/ibsi1/reference/features.csv");

    @Test
    void featuresAreTheInitiativesInItsOrder() throws IOException {
        assumeTrue(Files.exists(FEATURES), () -> "needs " + FEATURES + " (-Dweft.data)");
        List<String> families = List.of("local_intensity", "intensity_statistics", "intensity_histogram", "ivh");
        List<String> listed = Files.readAllLines(FEATURES).stream().skip(1).map(line -> line.split(","))
                .filter(cells -> families.contains(cells[0]))
                .map(cells -> String.join(" ", cells[0], cells[1], cells[2], cells[3])).toList();
        Stream<Feature> defined = Stream.of(LocalIntensityFeature.values(), IntensityStatisticsFeature.values(),
                IntensityHistogramFeature.values(), IvhFeature.values()).flatMap(Stream::of);
        assertEquals(listed,
                defined.map(feature -> String.join(" ", feature.family().label(), feature.family().ibsiId(),
                        feature.label(), feature.ibsiId())).toList());
        assertEquals(50, listed.size());
    }
}
