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
import org.weft.io.ImageReader;

/** An image in one NIfTI or NRRD file. */
public record ImageFile(Path file) implements ImageInput {

    @Override
    public String name() {
        return FileNames.stem(file);
    }

    @Override
    public Grid grid() {
        return ImageReader.readGrid(file);
    }

    @Override
    public Volume read(Consumer<String> notes, Arena arena) {
        return ImageReader.readVolume(file, arena);
    }

    @Override
    public Study study(String name, Identifiers identifiers) throws IOException {
        return Study.standalone(name, provenance().sha256(), identifiers);
    }

    @Override
    public IntensityUnit unit() {
        return IntensityUnit.NONE;
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Provenance.Input provenance() throws IOException {
        return Provenance.Input.of("image", file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
