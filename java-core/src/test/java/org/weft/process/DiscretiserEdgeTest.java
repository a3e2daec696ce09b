package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Spacing;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.AsLevels;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinNumber;
import org.weft.settings.Discretisation.FixedBinSize;

/** The three methods and the origins of bins, worked out by hand, and what is refused. */
class DiscretiserEdgeTest {

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(3);
    private final Engine engine = Engines.scalar(workers);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    @Test
    void fixedBinNumberPutsTheLargestIntensityIntoTheLastBin() {
        assertLevels(4, new FixedBinNumber(4), new float[] {-1, 0, 0.99f, 1, 2.9f, 3}, 1, 2, 2, 3, 4, 4);
        assertLevels(1, new FixedBinNumber(1), new float[] {1, 2, 3}, 1, 1, 1);
        assertLevels(65_535, new FixedBinNumber(65_535), new float[] {0, 65_534, 65_535}, 1, 65_535, 65_535);
    }

    @Test
    void constantRegionHasOneLevel() {
        assertLevels(1, new FixedBinNumber(32), new float[] {5, 5, 5}, 1, 1, 1);
        assertLevels(1, new FixedBinSize(25, new BinOrigin.Minimum()), new float[] {5, 5}, 1, 1);
        assertLevels(1, new FixedBinNumber(32), new float[] {-0f, 0f}, 1, 1);
    }

    @Test
    void fixedBinsStartAtTheirOrigin() {
        float[] values = {-7, 0, 17.9f, 18, 43};
        assertLevels(3, new FixedBinSize(25, new BinOrigin.Minimum()), values, 1, 1, 1, 2, 3);
        assertLevels(3, new FixedBinSize(25, new BinOrigin.Multiple()), values, 1, 2, 2, 2, 3);
        assertLevels(6, new FixedBinSize(10, new BinOrigin.Fixed(-7)), values, 1, 1, 3, 3, 6);
        assertLevels(22, new FixedBinSize(25, new BinOrigin.Fixed(-500)), values, 20, 21, 21, 21, 22);
    }

    /** 0.5 / 0.1 is 5 in floating point and (0.5 - 0.2) / 0.1 is below 3: a bin's place must not hang on the region's minimum. */
    @Test
    void binsFromAMultipleLineUpBetweenRegions() {
        FixedBinSize tenths = new FixedBinSize(0.1, new BinOrigin.Multiple());
        assertLevels(4, tenths, new float[] {0.25f, 0.5f}, 1, 4);
        assertLevels(6, tenths, new float[] {0, 0.25f, 0.5f}, 1, 3, 6);
        for (double width : new double[] {0.1, 0.3, 0.7, 1e-3, 25}) {
            FixedBinSize size = new FixedBinSize(width, new BinOrigin.Multiple());
            for (int k = -60; k < 60; k++) {
                float a = (float) (k * width / 7);
                float b = (float) (k * width / 7 + 5 * width);
                DiscretisedVolume narrow = discretise(size, a, b);
                DiscretisedVolume wide = discretise(size, (float) (-9 * width), a, b);
                assertEquals(narrow.at(1) - narrow.at(0), wide.at(2) - wide.at(1), width + " " + k);
                assertEquals(narrow.levelCount(), wide.levelCount() - wide.at(1) + 1, width + " " + k);
            }
        }
    }

    @Test
    void levelsStayAsTheyAre() {
        assertLevels(65_535, new AsLevels(), new float[] {1, 9, 65_535}, 1, 9, 65_535);
    }

    @Test
    void intensityBelowTheOriginIsRefused() {
        assertRefused(
                "the region's smallest intensity is -501.0, below the bin origin -500.0; choose an origin not above it, "
                        + "or re-segment the region to intensities from the origin on",
                new FixedBinSize(25, new BinOrigin.Fixed(-500)), -501, 0);
    }

    @Test
    void moreLevelsThanFitAreRefused() {
        FixedBinSize narrow = new FixedBinSize(0.5, new BinOrigin.Minimum());
        assertLevels(65_535, narrow, new float[] {0, 32_767}, 1, 65_535);
        assertRefused(
                "bins of 0.5 from 0.0 to the region's largest intensity 32767.5 make 65536 grey levels, more than 65535; "
                        + "choose a larger bin width or a fixed bin number",
                narrow, 0, 32_767.5f);
        assertThrows(IllegalArgumentException.class,
                () -> discretise(new FixedBinSize(Double.MIN_VALUE, new BinOrigin.Multiple()), -1, Float.MAX_VALUE));
    }

    @Test
    void whatIsNoLevelIsRefused() {
        assertRefused("the intensity of voxel (1, 0, 0) is 2.5, not a whole number as grey levels are; "
                + "discretise with a fixed bin number or a fixed bin size", new AsLevels(), 2, 2.5f, 3);
        for (float bad : new float[] {0, -1, 65_536}) {
            assertRefused("the region's intensities reach from " + (double) Math.min(bad, 1) + " to "
                    + (double) Math.max(bad, 1)
                    + ", but grey levels lie in 1 to 65535; discretise with a fixed bin number or a fixed bin size",
                    new AsLevels(), 1, bad);
        }
    }

    @Test
    void intensityThatIsNoNumberIsRefused() {
        assertRefused(
                "an intensity in the region, at (2.0, 0.0, 0.0) mm, is Infinity; take the voxel out of the mask, or give it a "
                        + "finite intensity, and where the image is interpolated or filtered all voxels near it too",
                new FixedBinNumber(8), 1, 2,
                Float.POSITIVE_INFINITY);
    }

    /** Only the intensity mask has levels, only its range counts, and the grid is the box of the morphological mask. */
    @Test
    void levelsLieOnTheBoxOfTheMorphologicalMask() {
        Grid grid = Grid.of(5, 3, 2, new Spacing(2, 3, 4));
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        voxels.fill((byte) 0x7F);
        MemorySegment morphological = arena.allocate(grid.voxelCount());
        MemorySegment intensity = arena.allocate(grid.voxelCount());
        for (int x = 1; x < 4; x++) {
            voxels.setAtIndex(Volume.LAYOUT, grid.index(x, 2, 1), 10 * x);
            morphological.set(Mask.LAYOUT, grid.index(x, 2, 1), (byte) 1);
            intensity.set(Mask.LAYOUT, grid.index(x, 2, 1), (byte) (x > 1 ? 1 : 0));
        }
        Region region = new Region(new Volume(grid, voxels),
                Roi.of(new Mask(grid, morphological), new Mask(grid, intensity)));
        assertEquals(new Box(1, 2, 1, 4, 3, 2), region.roi().box());
        DiscretisedVolume levels = Discretiser.discretise(region, new FixedBinSize(1, new BinOrigin.Minimum()), engine,
                arena);
        assertEquals(new Point(2, 6, 4), levels.grid().origin());
        assertArrayEquals(new short[] {0, 1, 11}, levels.levels().toArray(DiscretisedVolume.LAYOUT));
    }

    private DiscretisedVolume discretise(Discretisation settings, float... values) {
        Grid grid = Grid.of(values.length, 1, 1, new Spacing(1, 1, 1));
        MemorySegment inside = arena.allocate(values.length).fill((byte) 1);
        return Discretiser.discretise(
                new Region(new Volume(grid, arena.allocateFrom(Volume.LAYOUT, values)), Roi.of(new Mask(grid, inside))),
                settings, engine, arena);
    }

    private void assertLevels(int levelCount, Discretisation settings, float[] values, int... expected) {
        DiscretisedVolume volume = discretise(settings, values);
        int[] levels = new int[values.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = volume.at(i);
        }
        assertArrayEquals(expected, levels);
        assertEquals(levelCount, volume.levelCount());
    }

    private void assertRefused(String sentence, Discretisation settings, float... values) {
        assertEquals(sentence,
                assertThrows(IllegalArgumentException.class, () -> discretise(settings, values)).getMessage());
    }
}
