package org.weft.cli.input;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.weft.cli.output.Provenance;
import org.weft.image.LabelVolume;
import org.weft.image.Regions;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.process.MaskResampler;

/**
 * A segmentation in one NIfTI or NRRD file.
 *
 * @param name     what its region is called
 * @param resample whether it is brought onto the image's grid
 */
public record MaskFile(Path file, String name, LabelChoice choice, boolean resample) implements MaskInput {

    /** Each named by its file, or by its path as given where two files are named alike. Refuses one that is given twice. */
    public static List<MaskFile> of(List<Path> files, LabelChoice choice, boolean resample) {
        for (Path file : files) {
            if (Collections.frequency(files, file) > 1) {
                throw new IllegalArgumentException("the mask " + file + " is given twice");
            }
        }
        boolean distinct = new HashSet<>(files.stream().map(FileNames::stem).toList()).size() == files.size();
        return files.stream().map(file -> new MaskFile(file,
                distinct ? FileNames.stem(file) : FileNames.withoutEnding(file.toString()), choice, resample)).toList();
    }

    @Override
    public List<Choice> choices(Volume volume, Consumer<String> notes, Arena arena) {
        LabelVolume segmentation = ImageReader.readLabels(file, arena);
        Regions regions = Where.about(file, () -> regions(volume,
                resample ? MaskResampler.nearest(segmentation, volume.grid(), arena) : segmentation));
        List<Integer> chosen = Where.about(file, () -> choice.of(regions.labels()));
        choice.note(regions.labels()).ifPresent(note -> notes.accept(file.getFileName() + ": " + note));
        boolean several = regions.labels().found().size() > 1 && !(choice instanceof LabelChoice.Only);
        return chosen.stream().map(label -> new Choice(several ? name + "_" + label : name, label,
                file + ", label " + label, (margin, ofRegion) -> regions.region(label, margin, ofRegion))).toList();
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

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Provenance.Input provenance() throws IOException {
        return Provenance.Input.of("mask", file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
