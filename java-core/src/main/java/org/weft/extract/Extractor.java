package org.weft.extract;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
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
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;
import org.weft.texture.Glcm;
import org.weft.texture.Glrlm;
import org.weft.texture.Ngldm;
import org.weft.texture.Ngtdm;
import org.weft.texture.ZoneFamilies;

/**
 * Extracts the features of regions: the families side by side on the engine's workers, each computing what it needs of the region once.
 * Thread-safe. What a region needs beside its input lies in an arena of its own, closed before the table is returned.
 */
public final class Extractor {

    private static final Set<FeatureFamily> INTENSITIES = EnumSet.of(FeatureFamily.INTENSITY_STATISTICS,
            FeatureFamily.IVH);
    private static final Set<FeatureFamily> LEVELS = EnumSet.of(FeatureFamily.INTENSITY_HISTOGRAM, FeatureFamily.GLCM,
            FeatureFamily.GLRLM,
            FeatureFamily.GLSZM, FeatureFamily.GLDZM, FeatureFamily.NGTDM, FeatureFamily.NGLDM);

    private final Engine engine;
    private final Settings settings;

    public Extractor(Engine engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * The features that the settings ask for, in the order of families, aggregations and features; the same bits on every backend and for any
     * number of threads.
     *
     * @param region image and region, of any extent around the region: what lies farther away than a feature looks is left out
     * @throws IllegalArgumentException for an intensity inside the region that is not a finite number, settings that do not fit its
     *                                  intensities (too many grey levels, a bin origin above an intensity), or memory that only one thread
     *                                  may read
     */
    public FeatureTable extract(Region region) {
        requireShared(region.volume().voxels(), "image");
        requireShared(region.roi().morphological().voxels(), "morphological mask");
        requireShared(region.roi().intensity().voxels(), "intensity mask");
        Intensities.requireFinite(region, engine);
        try (Arena arena = Arena.ofShared()) {
            Inputs inputs = prepare(crop(region, arena), arena);
            List<FeatureFamily> families = List.copyOf(settings.families());
            return new FeatureTable(engine.workers().map(families, family -> extract(family, inputs)).stream()
                    .flatMap(List::stream).toList());
        }
    }

    /** The region with no more of the image around it than the families asked for look at: only local intensity looks beyond the region. */
    Region crop(Region region, Arena arena) {
        if (!wants(FeatureFamily.LOCAL_INTENSITY)) {
            return region.crop(0, 0, 0, arena);
        }
        Spacing spacing = region.volume().grid().spacing();
        return region.crop(LocalIntensity.margin(spacing.x()), LocalIntensity.margin(spacing.y()),
                LocalIntensity.margin(spacing.z()), arena);
    }

    private static void requireShared(MemorySegment voxels, String what) {
        if (!voxels.isAccessibleBy(Thread.ofVirtual().unstarted(() -> {}))) {
            throw new IllegalArgumentException("the memory of the " + what
                    + " belongs to one thread (Arena.ofConfined), but an extraction reads it from several; take Arena.ofShared or Arena.ofAuto");
        }
    }

    /**
     * What several families share; null where none of those asked for needs it.
     *
     * @param levels grey levels on the box of the morphological mask
     * @param shape  the morphological mask on that box
     */
    private record Inputs(Region region, Intensities intensities, DiscretisedVolume levels, Mask shape) {}

    private Inputs prepare(Region region, Arena arena) {
        Intensities intensities = wantsAny(INTENSITIES) ? Intensities.of(region, engine, arena) : null;
        DiscretisedVolume levels = wantsAny(LEVELS)
                ? Discretiser.discretise(region, settings.discretisation(), engine, arena) : null;
        Mask shape = wants(FeatureFamily.GLDZM) ? region.roi().morphological().crop(region.roi().box(), arena) : null;
        return new Inputs(region, intensities, levels, shape);
    }

    private List<FeatureValue> extract(FeatureFamily family, Inputs in) {
        Set<Aggregation> aggregations = settings.aggregations();
        TextureSettings texture = settings.texture();
        return switch (family) {
            case MORPHOLOGY -> Morphology.extract(in.region, engine);
            case LOCAL_INTENSITY -> LocalIntensity.extract(in.region, engine);
            case INTENSITY_STATISTICS -> IntensityStatistics.extract(in.intensities, engine);
            case INTENSITY_HISTOGRAM -> IntensityHistogram.extract(in.levels, engine);
            case IVH -> Ivh.extract(in.intensities, settings.ivh(), engine);
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
        return settings.families().contains(family);
    }

    private boolean wantsAny(Set<FeatureFamily> families) {
        return families.stream().anyMatch(this::wants);
    }
}
