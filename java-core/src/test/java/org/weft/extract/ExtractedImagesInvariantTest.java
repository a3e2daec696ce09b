package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.filter.Filters;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.Filter;
import org.weft.settings.ImageSettings;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Length;
import org.weft.settings.MorphologySettings;
import org.weft.settings.Normalisation;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** Laws of several images of a region: each is the filter's whole response, whatever is left of the image around the region. */
class ExtractedImagesInvariantTest {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());
    private static final Set<FeatureFamily> FAMILIES = EnumSet.of(FeatureFamily.MORPHOLOGY,
            FeatureFamily.LOCAL_INTENSITY,
            FeatureFamily.INTENSITY_STATISTICS, FeatureFamily.IVH, FeatureFamily.GLCM, FeatureFamily.GLSZM);
    private static final Length SIGMA = new Length(1.3, Length.Unit.MM);
    private static final List<Filter> LOCAL = List.of(new Filter.Mean(3, 3, Boundary.NEAREST),
            new Filter.LaplacianOfGaussian(SIGMA, 3, 2, Boundary.MIRROR),
            new Filter.Wavelet("coif1", "LH", 1, Optional.of(Filter.Pooling.MAX), Boundary.ZERO));
    private static final List<Filter> WHOLE = List.of(new Filter.Mean(3, 3, Boundary.PERIODIC), new Filter.Square(),
            new Filter.Simoncelli(1, 2));

    @Test
    void everyImageIsTheWholeImagesResponse() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Region region = noise(arena);
            for (Filter filter : Stream.concat(LOCAL.stream(), WHOLE.stream()).toList()) {
                Settings settings = settings(Processing.NONE, ImageSettings.ORIGINAL, ImageSettings.of("f", filter));
                Extractor extractor = new Extractor(Engines.vector(workers), settings);
                Region near = region.crop(extractor.reach(region.volume().grid()), arena);
                Volume response = Filters.apply(filter, region.volume(), Engines.scalar(workers), arena);
                List<FeatureValue> expected = new Extractor(Engines.vector(workers),
                        settings(Processing.NONE, ImageSettings.ORIGINAL)).extract(new Region(response, region.roi()))
                        .values().stream().filter(value -> value.feature().family() != FeatureFamily.MORPHOLOGY)
                        .toList();
                List<ImageTable> found = extractor.extractImages(near);
                assertEquals("original", found.getFirst().image());
                assertEquals(expected, found.getLast().table().values(), () -> filter + ", weft.seed=" + SEED);
            }
        }
    }

    @Test
    void processingComesBeforeTheFilter() {
        Processing processing = new Processing(Optional.of(new Normalisation(-50, 50, 100, Optional.of(2.0))),
                Optional.of(new Interpolation(Optional.of(1.5), Optional.empty(), Optional.of(2.0), Method.CUBIC_SPLINE,
                        Method.LINEAR, 0.5, Alignment.CENTRE, false)),
                true, new Resegmentation(-150, Double.POSITIVE_INFINITY, Optional.of(2.0)));
        Filter filter = LOCAL.getFirst();
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Region region = noise(arena);
            List<ImageTable> found = new Extractor(Engines.vector(workers),
                    settings(processing, ImageSettings.ORIGINAL, ImageSettings.of("f", filter))).extractImages(region);
            assertEquals(found.getFirst().table(), new Extractor(Engines.scalar(workers),
                    settings(processing, ImageSettings.ORIGINAL)).extract(region), "weft.seed=" + SEED);
            assertEquals(found.getLast().table(), new Extractor(Engines.scalar(workers),
                    settings(processing, ImageSettings.of("f", filter))).extract(region), "weft.seed=" + SEED);
            assertTrue(!found.getFirst().table().equals(found.getLast().table()));
        }
    }

    @Test
    void aChoiceOfFeaturesGivesItsPartOfTheWhole() {
        Map<FeatureFamily, Set<String>> features = Map.of(FeatureFamily.MORPHOLOGY, Set.of("sphericity"),
                FeatureFamily.GLCM, Set.of("contrast", "joint_entropy"));
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Region region = noise(arena);
            Settings all = settings(Processing.NONE, ImageSettings.ORIGINAL);
            Settings some = new Settings(all.processing(), all.discretisation(), all.ivh(), all.families(), features,
                    all.aggregations(), all.morphology(), all.texture(), all.images());
            List<FeatureValue> expected = new Extractor(Engines.vector(workers), all).extract(region).values().stream()
                    .filter(value -> features.getOrDefault(value.feature().family(), Set.of(value.feature().label()))
                            .contains(value.feature().label()))
                    .toList();
            assertEquals(expected, new Extractor(Engines.vector(workers), some).extract(region).values());
        }
    }

    @Test
    void severalImagesDoNotMakeOneTable() {
        Settings two = settings(Processing.NONE, ImageSettings.ORIGINAL, ImageSettings.of("f", LOCAL.getFirst()));
        String message = assertThrows(IllegalArgumentException.class, () -> new Extractor(null, two).extract(null))
                .getMessage();
        assertTrue(message.contains("original, f") && message.contains("extractImages"), message);
    }

    /** 29 x 27 x 9 voxels with a region that touches the border along x. */
    private static Region noise(Arena arena) {
        Grid grid = Grid.of(29, 27, 9, new Spacing(1, 1.2, 2.5));
        SplittableRandom random = new SplittableRandom(SEED);
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        MemorySegment inside = arena.allocate(grid.voxelCount());
        for (long i = 0; i < grid.voxelCount(); i++) {
            voxels.setAtIndex(Volume.LAYOUT, i, random.nextInt(-100, 100));
            boolean in = i % 29 < 12 && i / 29 % 27 > 9 && i / 29 % 27 < 19 && i / 29 / 27 > 2 && i / 29 / 27 < 7;
            inside.set(Mask.LAYOUT, i, (byte) (in && random.nextInt(10) > 0 ? 1 : 0));
        }
        return new Region(new Volume(grid, voxels), Roi.of(new Mask(grid, inside)));
    }

    private static Settings settings(Processing processing, ImageSettings... images) {
        return new Settings(processing, new Discretisation.FixedBinNumber(8), new IvhDiscretisation.FixedBinNumber(100),
                FAMILIES, Map.of(), EnumSet.of(Aggregation.VOLUME_MERGED, Aggregation.SLICE),
                MorphologySettings.DEFAULT, TextureSettings.DEFAULT,
                List.of(images));
    }
}
