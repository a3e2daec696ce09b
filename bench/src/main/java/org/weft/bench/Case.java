package org.weft.bench;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Reach;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.morphology.MorphologyFeature;
import org.weft.settings.Discretisation;
import org.weft.settings.Settings;

/** What is timed whole: a region and the settings that it is extracted with. */
record Case(Region region, Settings settings) {

    private static final Pattern BALL = Pattern.compile("ball_(\\d+)_([\\d.]+)");

    /**
     * A case by its name: one of {@link CaseFiles}, or {@code ball_SIDE_RADIUS}, a {@link Ball} in bins of 64.
     *
     * @param features {@code all}, or {@code without_autocorrelation}: without Moran's I and Geary's C, the two that look at all pairs of voxels;
     *                 or one family, such as {@code glcm}
     */
    static Case named(String name, String features, ReferenceData data, Arena arena) {
        Matcher ball = BALL.matcher(name);
        if (ball.matches()) {
            Ball asked = new Ball(Integer.parseInt(ball.group(1)), Double.parseDouble(ball.group(2)));
            return new Case(region(asked, arena), settings(new Discretisation.FixedBinNumber(64), features));
        }
        CaseFiles files = CaseFiles.named(name, data);
        return new Case(files.read(grid -> Reach.WHOLE, arena), settings(files.discretisation(), features));
    }

    /** Image and region as they are, 3D textures both merged and averaged over directions: the default settings but for bins and features. */
    static Settings settings(Discretisation discretisation, String features) {
        return switch (features) {
            case "all" -> settings(discretisation, Settings.DEFAULT.families(), Map.of());
            case "without_autocorrelation" -> settings(discretisation, Settings.DEFAULT.families(),
                    Map.of(FeatureFamily.MORPHOLOGY, withoutAutocorrelation()));
            default -> settings(discretisation, Set.of(family(features)), Map.of());
        };
    }

    private static Settings settings(Discretisation discretisation, Set<FeatureFamily> families,
            Map<FeatureFamily, Set<String>> features) {
        Settings base = Settings.DEFAULT;
        return new Settings(base.processing(), discretisation, base.ivh(), families, features, base.aggregations(),
                base.morphology(), base.texture(), base.images());
    }

    private static Set<String> withoutAutocorrelation() {
        return Arrays.stream(MorphologyFeature.values())
                .filter(feature -> feature != MorphologyFeature.MORANS_I_INDEX
                        && feature != MorphologyFeature.GEARYS_C_MEASURE)
                .map(MorphologyFeature::label).collect(Collectors.toSet());
    }

    private static FeatureFamily family(String label) {
        return Arrays.stream(FeatureFamily.values()).filter(family -> family.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there are the features all, without_autocorrelation and those of a family such as glcm, not "
                                + label));
    }

    private static Region region(Ball ball, Arena arena) {
        var grid = ball.grid();
        return new Region(new Volume(grid, arena.allocateFrom(Volume.LAYOUT, ball.noise())),
                Roi.of(new Mask(grid, ball.mask(arena))));
    }
}
