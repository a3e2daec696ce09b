package org.weft.extract;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.weft.feature.FeatureTable;
import org.weft.filter.Filters;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.process.ImageProcessing;
import org.weft.settings.Filter;
import org.weft.settings.ImageSettings;
import org.weft.settings.Processing;
import org.weft.settings.Settings;

/**
 * Extracts the features of regions: processes image and region once, then filters and measures one image after the other, each on all of the
 * engine's workers. Thread-safe. What a region needs beside its input lies in arenas of its own, closed before the tables are returned.
 */
public final class Extractor {

    private final Engine engine;
    private final Settings settings;
    private final StageObserver observer;

    public Extractor(Engine engine, Settings settings) {
        this(engine, settings, StageObserver.NONE);
    }

    /** @param observer stands around every stage of every extraction */
    public Extractor(Engine engine, Settings settings, StageObserver observer) {
        this.engine = engine;
        this.settings = settings;
        this.observer = observer;
    }

    /**
     * The features of settings that ask for one image; see {@link #extractImages}.
     *
     * @throws IllegalArgumentException also if the settings ask for several images
     */
    public FeatureTable extract(Region region) {
        if (settings.images().size() > 1) {
            throw new IllegalArgumentException("the settings ask for the images "
                    + settings.images().stream().map(ImageSettings::name).collect(Collectors.joining(", "))
                    + ", which do not make one table; call extractImages");
        }
        return extractImages(region).getFirst().table();
    }

    /**
     * The features that the settings ask for: a table for each image, in their order, its values in the order of families, aggregations and
     * features; the same bits on every backend and for any number of threads.
     *
     * @param region image and region, with as much of the image around the region as {@link #reach} says or more: what lies farther away is
     *               left out
     * @throws IllegalArgumentException for an intensity inside the region that is not a finite number, settings that do not fit its
     *                                  intensities (too many grey levels, a bin origin above an intensity), a region of which processing leaves
     *                                  nothing, or memory that only one thread may read
     */
    public List<ImageTable> extractImages(Region region) {
        requireShared(region.volume().voxels(), "image");
        requireShared(region.roi().morphological().voxels(), "morphological mask");
        requireShared(region.roi().intensity().voxels(), "intensity mask");
        Spacing spacing = ImageProcessing.grid(settings.processing(), region.volume().grid()).spacing();
        Reach reach = settings.images().stream().map(image -> reach(image, spacing)).reduce(Reach.NONE, Reach::max);
        try (Arena arena = Arena.ofShared()) {
            Region processed = observer.observe(new Stage.Processing(),
                    () -> ImageProcessing.process(region, settings.processing(), reach, engine, arena));
            List<ImageTable> tables = new ArrayList<>();
            for (ImageSettings image : settings.images()) {
                tables.add(new ImageTable(image.name(),
                        observer.observe(new Stage.OfImage(image.name()), () -> extract(image, processed))));
            }
            return tables;
        }
    }

    /**
     * How much of an image around a region an extraction needs, in voxels of the image as it was read: a crop that keeps so much gives the same
     * features as the whole image.
     *
     * @param whole grid of the whole image as it was read
     * @throws IllegalArgumentException if the kernel of a filter is wider than the processed image
     */
    public Reach reach(Grid whole) {
        Processing processing = settings.processing();
        Grid processed = ImageProcessing.grid(processing, whole);
        settings.images().forEach(image -> Filters.checkFits(image.filter(), processed));
        boolean all = processing.interpolation().isPresent() || processing.normalisation().isPresent();
        return all ? Reach.WHOLE
                : settings.images().stream().map(image -> reach(image, whole.spacing())).reduce(Reach.NONE, Reach::max);
    }

    /** What filter and families of an image look at beyond the region. */
    private Reach reach(ImageSettings image, Spacing spacing) {
        return new ImageExtractor(engine, settings, image, observer).reach(spacing)
                .plus(Filters.reach(image.filter(), spacing));
    }

    private FeatureTable extract(ImageSettings image, Region processed) {
        ImageExtractor families = new ImageExtractor(engine, settings, image, observer);
        Spacing spacing = processed.volume().grid().spacing();
        try (Arena arena = Arena.ofShared()) {
            Region region = processed.crop(reach(image, spacing), arena);
            if (image.filter() instanceof Filter.None) {
                return families.extract(region, arena);
            }
            Volume response = observer.observe(new Stage.Filtering(image.name()),
                    () -> Filters.apply(image.filter(), region.volume(), engine, arena));
            return families.extract(new Region(response, region.roi()).crop(families.reach(spacing), arena), arena);
        } catch (IllegalArgumentException e) {
            throw settings.images().size() == 1 ? e
                    : new IllegalArgumentException("image " + image.name() + ": " + e.getMessage(), e);
        }
    }

    private static void requireShared(MemorySegment voxels, String what) {
        if (!voxels.isAccessibleBy(Thread.ofVirtual().unstarted(() -> {}))) {
            throw new IllegalArgumentException("the memory of the " + what
                    + " belongs to one thread (Arena.ofConfined), but an extraction reads it from several; take Arena.ofShared or Arena.ofAuto");
        }
    }
}
