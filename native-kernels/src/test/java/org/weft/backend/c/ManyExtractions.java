package org.weft.backend.c;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.weft.Engines;
import org.weft.extract.Extractor;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** Extracts all features of a small ball of noise again and again, and prints what memory the process has by then. */
final class ManyExtractions {

    private static final int SIDE = 6;
    private static final Settings EVERYTHING = new Settings(new Discretisation.FixedBinNumber(16),
            new IvhDiscretisation.FixedBinNumber(100), EnumSet.allOf(FeatureFamily.class),
            EnumSet.of(Aggregation.VOLUME, Aggregation.VOLUME_MERGED), TextureSettings.DEFAULT);

    private ManyExtractions() {}

    /** Arguments: the backend, and numbers of extractions in rising order; for each, a line with the resident memory in kB after so many. */
    public static void main(String[] args) throws IOException {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(2)) {
            Region region = ball(arena);
            Extractor extractor = new Extractor(Engines.of(args[0], workers), EVERYTHING);
            int done = 0;
            for (int i = 1; i < args.length; i++) {
                for (; done < Integer.parseInt(args[i]); done++) {
                    extractor.extract(region);
                }
                System.out.println(residentKilobytes());
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private static Region ball(Arena arena) {
        Grid grid = Grid.of(SIDE, SIDE, SIDE, new Spacing(1, 1, 1));
        SplittableRandom random = new SplittableRandom(1);
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        MemorySegment mask = arena.allocate(grid.voxelCount());
        double centre = (SIDE - 1) / 2.0;
        for (int k = 0; k < grid.voxelCount(); k++) {
            double x = k % SIDE - centre;
            double y = k / SIDE % SIDE - centre;
            double z = k / SIDE / SIDE - centre;
            voxels.setAtIndex(Volume.LAYOUT, k, (float) random.nextDouble());
            mask.set(Mask.LAYOUT, k, (byte) (x * x + y * y + z * z <= SIDE * SIDE / 4.0 ? 1 : 0));
        }
        return new Region(new Volume(grid, voxels), Roi.of(new Mask(grid, mask)));
    }
}
