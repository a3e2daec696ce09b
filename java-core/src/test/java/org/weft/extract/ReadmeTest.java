package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.weft.backend.Backends;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureTable;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Settings;
import org.weft.texture.GlcmFeature;

/** The library example of the README, compiled, run, and the same there to the letter. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @Test
    void theExampleMeasuresAnEmbeddersOwnMemory() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment intensities = arena.allocate(4L * 64 * 64 * 32, 4);
            MemorySegment inside = arena.allocate(64 * 64 * 32);
            inside.fill((byte) 1);
            for (long k = 0; k < inside.byteSize(); k++) {
                intensities.setAtIndex(Volume.LAYOUT, k, k % 2); // stripes across x: pairs along y and z are equal, all others differ
            }
            double equal = 64 * 63 * 32 + 64 * 64 * 31 + 2 * 64 * 63 * 31;
            double different = 63 * 64 * 32 + 2 * 63 * 63 * 32 + 2 * 63 * 64 * 31 + 4 * 63 * 63 * 31;
            double p = equal / (equal + different) / 2;
            double q = 0.5 - p;
            assertEquals(-2 * (p * Math.log(p) + q * Math.log(q)) / Math.log(2), jointEntropy(intensities, inside),
                    1e-12);
        }
    }

    private static double jointEntropy(MemorySegment intensities, MemorySegment inside) {
        // README
        // float32 [z][y][x] and uint8 [z][y][x]: native memory, a mapped file, or a view of a float[]
        Grid grid = Grid.of(64, 64, 32, new Spacing(0.977, 0.977, 3.0));
        Region region = new Region(new Volume(grid, intensities), Roi.of(new Mask(grid, inside)));

        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            Engine engine = new Engine(Backends.choose(Optional.empty()).kernels(), workers);
            FeatureTable table = new Extractor(engine, Settings.DEFAULT).extract(region);
            return table.value(GlcmFeature.JOINT_ENTROPY, Aggregation.VOLUME_MERGED).orElseThrow();
        }
        // end
    }

    @Test
    void theExampleIsTheOneInTheReadme() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/weft/extract/ReadmeTest.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("// end\n"))
                .stripIndent();
        String readme = Files.readString(README);
        int from = readme.indexOf("```java\n") + 8;
        assertEquals(example, readme.substring(from, readme.indexOf("```", from)));
    }
}
