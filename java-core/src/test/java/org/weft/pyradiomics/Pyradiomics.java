package org.weft.pyradiomics;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.weft.ReferenceData;
import org.weft.grid.Reach;
import org.weft.image.LabelVolume;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinSize;

/** PyRadiomics' test images and the values that it publishes for them, from the reference data beside the project. */
public final class Pyradiomics {

    /** Its usual bins: 25 wide, with edges at multiples of 25. */
    public static final Discretisation BINS = new FixedBinSize(25, new BinOrigin.Multiple());

    private Pyradiomics() {}

    /** A file, without which the test is skipped. */
    public static Path file(String name) {
        return ReferenceData.path("pyradiomics/" + name);
    }

    /** Label 1 of a case. */
    public static Region region(String name, Arena arena) {
        return Regions.of(ImageReader.readVolume(file(name + "_image.nrrd"), arena),
                ImageReader.readLabels(file(name + "_label.nrrd"), arena), 1, Reach.NONE, arena);
    }

    /** Label 1 of a case whose image is not published: intensities are 0. */
    public static Region shape(String name, Arena arena) {
        LabelVolume labels = ImageReader.readLabels(file(name + "_label.nrrd"), arena);
        MemorySegment zeros = arena.allocate(Volume.LAYOUT, labels.grid().voxelCount());
        return Regions.of(new Volume(labels.grid(), zeros), labels, 1, Reach.NONE, arena);
    }

    /** Values of a case computed with the settings of a variant, by class and feature: {@code glcm JointEntropy}. */
    public static Map<String, Double> baseline(String name, String variant) throws IOException {
        return Files.readAllLines(file("baseline/baselines_long.csv")).stream().map(line -> line.split(","))
                .filter(cells -> cells[0].equals(name) && cells[1].equals(variant))
                .collect(Collectors.toMap(cells -> cells[2] + ' ' + cells[3], cells -> Double.valueOf(cells[4])));
    }
}
