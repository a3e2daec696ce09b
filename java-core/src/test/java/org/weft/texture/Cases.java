package org.weft.texture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.ibsi.DigitalPhantom;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.TextureSettings;

/** Regions for the tests of the texture families, and all six families of one. */
final class Cases {

    static final Set<Aggregation> ALL = EnumSet.allOf(Aggregation.class);

    private Cases() {}

    /** Levels {@code [z][y][x]}, 0 outside the region. */
    static DiscretisedVolume volume(Arena arena, long x, long y, long z, int levelCount, int... levels) {
        MemorySegment segment = arena.allocate(DiscretisedVolume.LAYOUT, levels.length);
        for (int k = 0; k < levels.length; k++) {
            segment.setAtIndex(DiscretisedVolume.LAYOUT, k, (short) levels[k]);
        }
        return new DiscretisedVolume(Grid.of(x, y, z, new Spacing(2, 2, 2)), segment, levelCount);
    }

    static DiscretisedVolume phantom(Arena arena) {
        Region region = DigitalPhantom.region(arena);
        int[] levels = new int[80];
        for (int k = 0; k < levels.length; k++) {
            levels[k] = region.roi().intensity().contains(k) ? (int) region.volume().at(k) : 0;
        }
        return volume(arena, 5, 4, 4, 6, levels);
    }

    /** The voxels that have a level. */
    static Mask mask(Arena arena, DiscretisedVolume volume) {
        MemorySegment voxels = arena.allocate(volume.grid().voxelCount());
        for (long k = 0; k < voxels.byteSize(); k++) {
            voxels.set(Mask.LAYOUT, k, (byte) Math.min(1, volume.at(k)));
        }
        return new Mask(volume.grid(), voxels);
    }

    /** All features of all families, for those of the aggregations that each has. */
    static List<FeatureValue> extract(DiscretisedVolume volume, Mask mask, TextureSettings settings,
            Set<Aggregation> aggregations, Engine engine) {
        List<FeatureValue> values = new ArrayList<>();
        values.addAll(Glcm.extract(volume, settings.glcm(), aggregations, engine));
        values.addAll(Glrlm.extract(volume, settings.glrlm(), aggregations, engine));
        values.addAll(ZoneFamilies.extract(volume, mask, true, true, aggregations, engine));
        values.addAll(Ngtdm.extract(volume, settings.ngtdm(), aggregations, engine));
        values.addAll(Ngldm.extract(volume, settings.ngldm(), aggregations, engine));
        return values;
    }

    /** All features of a volume by the standard's settings, on two threads. */
    static List<FeatureValue> extract(Arena arena, DiscretisedVolume volume, Set<Aggregation> aggregations) {
        try (Workers workers = new Workers(2)) {
            return extract(volume, mask(arena, volume), TextureSettings.DEFAULT, aggregations,
                    Engines.scalar(workers));
        }
    }

    /** Values by feature and aggregation. */
    static Map<String, FeatureValue> byName(List<FeatureValue> values) {
        return values.stream().collect(Collectors.toMap(Cases::name, Function.identity()));
    }

    static String name(FeatureValue value) {
        return value.feature().family().label() + '_' + value.feature().label() + '_' + value.aggregation().label();
    }
}
