package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.weft.ReferenceData;
import org.weft.feature.Feature;
import org.weft.intensity.IntensityHistogramFeature;
import org.weft.intensity.IntensityStatisticsFeature;
import org.weft.intensity.IvhFeature;
import org.weft.intensity.LocalIntensityFeature;
import org.weft.morphology.MorphologyFeature;
import org.weft.texture.GlcmFeature;
import org.weft.texture.GldzmFeature;
import org.weft.texture.GlrlmFeature;
import org.weft.texture.GlszmFeature;
import org.weft.texture.NgldmFeature;
import org.weft.texture.NgtdmFeature;

/** Names and codes of all features against the initiative's list. */
class FeatureDefinitionIbsiTest {

    @Test
    void featuresAreTheInitiativesInItsOrder() throws IOException {
        List<String> listed = Files.readAllLines(ReferenceData.path("ibsi/ibsi1/reference/features.csv")).stream()
                .skip(1).map(line -> String.join(" ", List.of(line.split(",")).subList(0, 4))).toList();
        Stream<Feature> defined = Stream.of(MorphologyFeature.values(), LocalIntensityFeature.values(),
                IntensityStatisticsFeature.values(), IntensityHistogramFeature.values(), IvhFeature.values(),
                GlcmFeature.values(), GlrlmFeature.values(), GlszmFeature.values(), GldzmFeature.values(),
                NgtdmFeature.values(), NgldmFeature.values()).flatMap(Stream::of);
        assertEquals(listed, defined.map(feature -> String.join(" ", feature.family().label(),
                feature.family().ibsiId(), feature.label(), feature.ibsiId())).toList());
        assertEquals(174, listed.size());
    }
}
