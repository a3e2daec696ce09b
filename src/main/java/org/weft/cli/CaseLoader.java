package org.weft.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.weft.extract.Stage;
import org.weft.extract.StageObserver;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.LabelVolume;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.process.MaskResampler;

/**
 * From files to regions: reads an image and its masks and decides which labels are meant and what the regions are called.
 *
 * @param masks    one or more segmentations of the image
 * @param resample whether a mask on another grid is brought onto the image's
 */
record CaseLoader(Path image, List<Path> masks, LabelChoice choice, boolean resample) {

    CaseLoader {
        masks = List.copyOf(masks);
        for (Path mask : masks) {
            if (Collections.frequency(masks, mask) > 1) {
                throw new IllegalArgumentException("the mask " + mask + " is given twice");
            }
        }
    }

    /** What takes time before regions are extracted. */
    enum Reading implements Stage {
        IMAGE, MASK
    }

    /** A region, what it is called, and its label in the mask. */
    record Found(String roi, int label, Region region) {}

    /**
     * Hands each region over with its name, one after the other; its memory is gone when the receiver returns.
     *
     * @param margin   how much of the image around a region is kept, from the grid of all of it
     * @param progress is told what is read or computed next
     * @param notes    is told what a user may not expect
     * @param observer stands around the reading of image and masks
     */
    void forEach(Consumer<Found> receiver, Function<Grid, Reach> margin, Consumer<String> progress,
            Consumer<String> notes, StageObserver observer) {
        progress.accept("reading " + image.getFileName());
        try (Arena arena = Arena.ofShared()) {
            Volume volume = observer.observe(Reading.IMAGE, () -> ImageReader.readVolume(image, arena));
            for (Path mask : masks) {
                progress.accept("reading " + mask.getFileName());
                forEachLabel(volume, mask, about(image, () -> margin.apply(volume.grid())), found -> {
                    progress.accept("extracting " + found.roi());
                    receiver.accept(found);
                }, notes, observer);
            }
        } catch (OutOfMemoryError e) {
            throw lacksMemory(e);
        }
    }

    private void forEachLabel(Volume volume, Path mask, Reach margin, Consumer<Found> receiver,
            Consumer<String> notes, StageObserver observer) {
        try (Arena ofMask = Arena.ofShared()) {
            Regions regions = observer.observe(Reading.MASK, () -> regions(volume, mask, ofMask));
            List<Integer> chosen = about(mask, () -> choice.of(regions.labels()));
            choice.note(regions.labels()).ifPresent(note -> notes.accept(mask + ": " + note));
            for (int label : chosen) {
                try (Arena ofRegion = Arena.ofShared()) {
                    Region region = regions.region(label, margin, ofRegion);
                    release(volume.voxels(), region.volume().voxels());
                    about(mask + ", label " + label, () -> {
                        receiver.accept(new Found(name(mask, label, regions), label, region));
                        return label;
                    });
                }
            }
        }
    }

    /** Lets the pages of a mapped file go where the region has a copy of its own: the next region reads its pages again. */
    private static void release(MemorySegment whole, MemorySegment cropped) {
        if (whole.isMapped() && !cropped.isMapped()) {
            whole.unload();
        }
    }

    private Regions regions(Volume volume, Path mask, Arena arena) {
        LabelVolume segmentation = ImageReader.readLabels(mask, arena);
        LabelVolume onGrid = resample ? MaskResampler.nearest(segmentation, volume.grid(), arena) : segmentation;
        return about(mask, () -> regions(volume, onGrid));
    }

    /** Adds what the command line offers to the refusal of a mask on another grid. */
    private static Regions regions(Volume volume, LabelVolume segmentation) {
        try {
            return Regions.of(volume, segmentation);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; resample the mask onto the image's grid with "
                    + "--resample-mask, if they show the same patient in the same position", e);
        }
    }

    /** The mask's file name, or its path as given where two masks are named alike; with the label, if one was chosen of several. */
    private String name(Path mask, int label, Regions regions) {
        boolean distinct = new HashSet<>(masks.stream().map(FileNames::stem).toList()).size() == masks.size();
        String name = distinct ? FileNames.stem(mask) : FileNames.withoutEnding(mask.toString());
        boolean several = regions.labels().found().size() > 1 && !(choice instanceof LabelChoice.Only);
        return several ? name + "_" + label : name;
    }

    /** Adds where it was found to what is refused. */
    private static <T> T about(Object mask, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(mask + ": " + e.getMessage(), e);
        }
    }

    private MachineLacksException lacksMemory(OutOfMemoryError e) {
        Grid grid = ImageReader.readGrid(image);
        long mebibytes = grid.voxelCount() * Volume.LAYOUT.byteSize() >> 20;
        return MachineLacksException.memory(image + ": its " + grid.size() + " voxels are " + mebibytes
                + " MiB, and its regions, processed and filtered, can take several times as much", e);
    }
}
