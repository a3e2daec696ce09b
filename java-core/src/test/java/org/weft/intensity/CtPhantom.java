package org.weft.intensity;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.ibsi.Consensus;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;

/** The CT phantom of IBSI 1, from the reference data beside the project. */
final class CtPhantom {

    private static final Path DATA = Path.of(System.getProperty("weft.data", "../../shared"), "ibsi/ibsi1");

    private CtPhantom() {}

    /**
     * The uninterpolated image; its intensity mask is the region's mask without voxels outside a range of intensities.
     */
    static Region resegmented(double low, double high, Arena arena) throws IOException {
        assumeTrue(Files.exists(DATA), () -> "needs " + DATA + " (-Dweft.data)");
        Volume image = read("phantom.nii.gz", arena);
        Volume region = read("mask.nii.gz", arena);
        MemorySegment morphological = arena.allocate(image.grid().voxelCount());
        MemorySegment intensity = arena.allocate(image.grid().voxelCount());
        for (long i = 0; i < image.grid().voxelCount(); i++) {
            boolean inside = region.at(i) > 0.5;
            boolean inRange = image.at(i) >= low && image.at(i) <= high;
            morphological.set(Mask.LAYOUT, i, (byte) (inside ? 1 : 0));
            intensity.set(Mask.LAYOUT, i, (byte) (inside && inRange ? 1 : 0));
        }
        return new Region(image, Roi.of(new Mask(image.grid(), morphological), new Mask(image.grid(), intensity)));
    }

    /** A NIfTI-1 file as these two are: little-endian float32 or uint8, unscaled. */
    private static Volume read(String name, Arena arena) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(DATA.resolve("ct_phantom/nifti").resolve(name)))) {
            ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            Grid grid = Grid.of(file.getShort(42), file.getShort(44), file.getShort(46),
                    new Spacing(file.getFloat(80), file.getFloat(84), file.getFloat(88)));
            MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
            boolean bytes = file.getShort(70) == 2;
            file.position((int) file.getFloat(108));
            for (int i = 0; i < grid.voxelCount(); i++) {
                voxels.setAtIndex(Volume.LAYOUT, i, bytes ? file.get() : file.getFloat());
            }
            return new Volume(grid, voxels);
        }
    }

    /** Consensus values of a configuration for some families. */
    static Consensus consensus(String configuration, Set<FeatureFamily> families) throws IOException {
        Path file = DATA.resolve("reference").resolve(configuration + ".csv");
        assumeTrue(Files.exists(file), () -> "needs " + file + " (-Dweft.data)");
        Set<String> labels = families.stream().map(FeatureFamily::label).collect(Collectors.toSet());
        return new Consensus(Files.readAllLines(file).stream().map(line -> line.split(","))
                .filter(cells -> labels.contains(cells[1]))
                .map(cells -> new Consensus.Row(cells[1], cells[2], cells[3], cells[4], new BigDecimal(cells[5]),
                        new BigDecimal(cells[6]), cells[7]))
                .toList());
    }
}
