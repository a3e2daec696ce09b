package org.weft.cli.input;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.weft.cli.output.Provenance;
import org.weft.dicom.write.Identifiers;
import org.weft.dicom.write.IntensityUnit;
import org.weft.dicom.write.Study;
import org.weft.grid.Grid;
import org.weft.image.Volume;

/** An image as a command was given it. Prints as a user is told where it lies. */
public interface ImageInput {

    /** What it is called where nobody names the case. */
    String name();

    /** Where its voxels lie, known from its header. */
    Grid grid();

    /** @param notes is told what a user may not expect */
    Volume read(Consumer<String> notes, Arena arena);

    /**
     * Whose image it is, as DICOM output says it.
     *
     * @param name of the case
     */
    Study study(String name, Identifiers identifiers) throws IOException;

    /** What its intensities are measured in. */
    IntensityUnit unit();

    /** What an output must not overwrite. */
    List<Path> files();

    /** What is said of it beside a result. */
    Provenance.Input provenance() throws IOException;
}
