package org.weft.extract;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.intensity.Intensities;
import org.weft.intensity.IntensityHistogram;
import org.weft.intensity.IntensityStatistics;
import org.weft.intensity.Ivh;
import org.weft.intensity.LocalIntensity;
import org.weft.kernel.Engine;
import org.weft.morphology.Morphology;
import org.weft.process.Discretiser;
import org.weft.process.IntensityRange;
import org.weft.settings.Discretisation;
import org.weft.settings.Filter;
import org.weft.settings.ImageSettings;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;
import org.weft.texture.Glcm;
import org.weft.texture.Glrlm;
import org.weft.texture.Ngldm;
import org.weft.texture.Ngtdm;
import org.weft.texture.ZoneFamilies;

/** The feature families of one image of a region, side by side on the engine's workers, each computing what it needs of the region once. */
final class ImageExtractor {

    private static final Set<FeatureFamily> INTENSITIES = EnumSet.of(FeatureFamily.INTENSITY_STATISTICS,
            FeatureFamily.IVH);
    private static final Set<FeatureFamily> LEVELS = EnumSet.of(FeatureFamily.INTENSITY_HISTOGRAM, FeatureFamily.GLCM,
            FeatureFamily.GLRLM,
            FeatureFamily.GLSZM, FeatureFamily.GLDZM, FeatureFamily.NGTDM, FeatureFamily.NGLDM);

    private final Engine engine;
    private final Settings settings;
    private final String name;
    private final StageObserver observer;
    private final Set<FeatureFamily> families;
    private final Discretisation discretisation;
    private final IvhDiscretisation ivh;
    private final IntensityRange ivhRange;

    /** @param image one of the images of the settings */
    ImageExtractor(Engine engine, Settings settings, ImageSettings image, StageObserver observer) {
        this.engine = engine;
        this.settings = settings;
        this.observer = observer;
        name = image.name();
        families = image.families(settings.families());
        discretisation = image.discretisation().orElse(settings.discretisation());
        ivh = image.ivh().orElse(settings.ivh());
        Resegmentation range = image.filter() instanceof Filter.None ? settings.processing().resegmentation()
                : Resegmentation.NONE; // the range is one of intensities, not of responses
        ivhRange = new IntensityRange(range.low(), range.high());
    }

    /** How far the families look beyond the region: only local intensity does. */
    Reach reach(Spacing spacing) {
        return wants(FeatureFamily.LOCAL_INTENSITY) ? LocalIntensity.reach(spacing) : Reach.NONE;
    }

    /** The features of a region, in the order of families, aggregations and features. */
    FeatureTable extract(Region region, Arena arena) {
        Inputs inputs = observer.observe(new Stage.Preparing(name), () -> prepare(region, arena));
        return new FeatureTable(engine.workers().map(List.copyOf(families),
                family -> observer.observe(new Stage.Measuring(name, family), () -> chosen(family, inputs))).stream()
                .flatMap(List::stream).toList());
    }

    /**
     * What several families share; null where none of those asked for needs it.
     *
     * @param levels grey levels on the box of the morphological mask
     * @param shape  the morphological mask on that box
     */
    private record Inputs(Region region, Intensities intensities, DiscretisedVolume levels, Mask shape) {}

    private Inputs prepare(Region region, Arena arena) {
        Intensities.requireFinite(region, engine);
        Intensities intensities = wantsAny(INTENSITIES) ? Intensities.of(region, engine, arena) : null;
        DiscretisedVolume levels = wantsAny(LEVELS) ? Discretiser.discretise(region, discretisation, engine, arena)
                : null;
        Mask shape = wants(FeatureFamily.GLDZM) ? region.roi().morphological().crop(region.roi().box(), arena) : null;
        return new Inputs(region, intensities, levels, shape);
    }

    private List<FeatureValue> chosen(FeatureFamily family, Inputs in) {
        return extract(family, in).stream().filter(value -> wants(value.feature())).toList();
    }

    private boolean wants(Feature feature) {
        Set<String> labels = settings.features().get(feature.family());
        return labels == null || labels.contains(feature.label());
    }

    private List<FeatureValue> extract(FeatureFamily family, Inputs in) {
        Set<Aggregation> aggregations = settings.aggregations();
        TextureSettings texture = settings.texture();
        return switch (family) {
            case MORPHOLOGY -> Morphology.extract(in.region, this::wants, settings.morphology(), engine);
            case LOCAL_INTENSITY -> LocalIntensity.extract(in.region, engine);
            case INTENSITY_STATISTICS -> IntensityStatistics.extract(in.intensities, engine);
            case INTENSITY_HISTOGRAM -> IntensityHistogram.extract(in.levels, engine);
            case IVH -> Ivh.extract(in.intensities, ivh, ivhRange, engine);
            case GLCM -> Glcm.extract(in.levels, texture.glcm(), aggregations, engine);
            case GLRLM -> Glrlm.extract(in.levels, texture.glrlm(), aggregations, engine);
            case GLSZM ->
                ZoneFamilies.extract(in.levels, in.shape, true, wants(FeatureFamily.GLDZM), aggregations, engine);
            case GLDZM -> wants(FeatureFamily.GLSZM) ? List.of() // it came with GLSZM, from the same zones
                    : ZoneFamilies.extract(in.levels, in.shape, false, true, aggregations, engine);
            case NGTDM -> Ngtdm.extract(in.levels, texture.ngtdm(), aggregations, engine);
            case NGLDM -> Ngldm.extract(in.levels, texture.ngldm(), aggregations, engine);
        };
    }

    private boolean wants(FeatureFamily family) {
        return families.contains(family);
    }

    private boolean wantsAny(Set<FeatureFamily> any) {
        return any.stream().anyMatch(this::wants);
    }
}
