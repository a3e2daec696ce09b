package org.weft.cli.input;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.weft.cli.output.Provenance;
import org.weft.dicom.write.Identifiers;
import org.weft.dicom.write.RegionReference;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Volume;

/** One or more regions of an image as a command was given them. Prints as a user is told where they lie. */
public interface MaskInput {

    /**
     * The chosen regions, in the order in which they are extracted.
     *
     * @param notes is told what a user may not expect
     * @param arena what is read for all regions lives in it
     */
    List<Choice> choices(Volume volume, Consumer<String> notes, Arena arena);

    /** What an output must not overwrite. */
    List<Path> files();

    /** What is said of it beside a result. */
    Provenance.Input provenance() throws IOException;

    /**
     * One region.
     *
     * @param name   what it is called in a result
     * @param number its label in a mask, its number in a structure set or a segmentation
     * @param place  how a user is told of it
     * @param cut    makes it
     */
    record Choice(String name, int number, String place, Cut cut) {}

    /** Where an archive finds a region of this mask; empty where none does. */
    default Optional<RegionReference> reference(int number, Identifiers identifiers) {
        return Optional.empty();
    }

    /** Cuts a region out of its image. */
    @FunctionalInterface
    interface Cut {

        /** Image and mask around the region, grown by a margin in voxels as far as the image reaches. */
        Region region(Reach margin, Arena arena);
    }
}
