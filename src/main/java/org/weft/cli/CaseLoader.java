package org.weft.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.weft.cli.input.ImageInput;
import org.weft.cli.input.MaskInput;
import org.weft.cli.input.Where;
import org.weft.extract.Stage;
import org.weft.extract.StageObserver;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Volume;

/** From an image and its masks to regions, one after the other. */
record CaseLoader(ImageInput image, List<MaskInput> masks) {

    CaseLoader {
        masks = List.copyOf(masks);
    }

    /** What takes time before regions are extracted. */
    enum Reading implements Stage {
        IMAGE, MASK
    }

    /** A region, what it is called, its label or number, and the mask that it is of. */
    record Found(String roi, int label, Region region, MaskInput mask) {}

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
        progress.accept("reading " + image.name());
        try (Arena arena = Arena.ofShared()) {
            Volume volume = observer.observe(Reading.IMAGE, () -> image.read(notes, arena));
            for (MaskInput mask : masks) {
                progress.accept("reading " + mask);
                forEachRegion(volume, mask, Where.about(image, () -> margin.apply(volume.grid())), found -> {
                    progress.accept("extracting " + found.roi());
                    receiver.accept(found);
                }, notes, observer);
            }
        } catch (OutOfMemoryError e) {
            throw lacksMemory(e);
        }
    }

    private static void forEachRegion(Volume volume, MaskInput mask, Reach margin, Consumer<Found> receiver,
            Consumer<String> notes, StageObserver observer) {
        try (Arena ofMask = Arena.ofShared()) {
            for (MaskInput.Choice choice : observer.observe(Reading.MASK, () -> mask.choices(volume, notes, ofMask))) {
                try (Arena ofRegion = Arena.ofShared()) {
                    Where.about(choice.place(), () -> {
                        Region region = observer.observe(Reading.MASK, () -> choice.cut().region(margin, ofRegion));
                        release(volume.voxels(), region.volume().voxels());
                        receiver.accept(new Found(choice.name(), choice.number(), region, mask));
                        return choice;
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

    private MachineLacksException lacksMemory(OutOfMemoryError e) {
        Grid grid = image.grid();
        long mebibytes = grid.voxelCount() * Volume.LAYOUT.byteSize() >> 20;
        return MachineLacksException.memory(image + ": its " + grid.size() + " voxels are " + mebibytes
                + " MiB, and its regions, processed and filtered, can take several times as much", e);
    }
}
