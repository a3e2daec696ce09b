package org.weft.cli.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;
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

/** The names of each family's features, and the key {@code features} that chooses among them. */
final class FeatureWords {

    private FeatureWords() {}

    static Map<FeatureFamily, Set<String>> features(YamlMap map) {
        Map<FeatureFamily, Set<String>> chosen = new EnumMap<>(FeatureFamily.class);
        map.allow(List.copyOf(Words.FAMILIES.values().keySet())).keys().forEach(key -> {
            FeatureFamily family = Words.FAMILIES.value(key);
            map.choices(key, labels(family)).ifPresent(labels -> chosen.put(family, labels));
        });
        return chosen;
    }

    /** The labels of a family's features, in the standard's order. */
    static Words<String> labels(FeatureFamily family) {
        return Words.of(List.of(features(family)).stream().map(Feature::label).toArray(String[]::new));
    }

    private static Feature[] features(FeatureFamily family) {
        return switch (family) {
            case MORPHOLOGY -> MorphologyFeature.values();
            case LOCAL_INTENSITY -> LocalIntensityFeature.values();
            case INTENSITY_STATISTICS -> IntensityStatisticsFeature.values();
            case INTENSITY_HISTOGRAM -> IntensityHistogramFeature.values();
            case IVH -> IvhFeature.values();
            case GLCM -> GlcmFeature.values();
            case GLRLM -> GlrlmFeature.values();
            case GLSZM -> GlszmFeature.values();
            case GLDZM -> GldzmFeature.values();
            case NGTDM -> NgtdmFeature.values();
            case NGLDM -> NgldmFeature.values();
        };
    }
}
