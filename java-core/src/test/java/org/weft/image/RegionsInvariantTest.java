package org.weft.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;

/** A region cut out of a segmentation is what a mask of the whole volume, cropped, would be. */
class RegionsInvariantTest {

    private static final Grid GRID = new Grid(Grid.of(13, 11, 7, new Spacing(1, 2, 3)).size(), new Spacing(1, 2, 3),
            new Point(4, 5, 6), new Direction(0, 1, 0, -1, 0, 0, 0, 0, 1));
    private static final int[] VALUES = {0, 0, 0, 1, 7, 65_535};

    @Test
    void everyLabelIsFoundWithItsCountAndBox() {
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume segmentation = blobs(arena);
            Labels labels = Labels.of(segmentation);
            assertEquals(List.of(1, 7, 65_535), labels.found().stream().map(Labels.Label::value).toList());
            for (Labels.Label label : labels.found()) {
                Roi roi = Roi.of(wholeMask(segmentation, label.value(), arena));
                assertEquals(roi.box(), label.box());
                assertEquals(roi.morphologicalVoxelCount(), label.voxelCount());
            }
        }
    }

    @Test
    void aRegionEqualsTheCroppedWhole() {
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume segmentation = blobs(arena);
            Volume volume = volume(arena);
            for (int value : List.of(1, 7, 65_535)) {
                for (long margin : List.of(0L, 1L, 2L, 50L)) {
                    Region expected = new Region(volume, Roi.of(wholeMask(segmentation, value, arena)))
                            .crop(new Reach(margin, 1, 0), arena);
                    Region actual = Regions.of(volume, segmentation, value, new Reach(margin, 1, 0), arena);
                    assertEquals(expected.roi().box(), actual.roi().box());
                    assertEquals(expected.volume().grid(), actual.volume().grid());
                    assertEquals(expected.roi().morphologicalVoxelCount(), actual.roi().intensityVoxelCount());
                    assertEquals(-1, expected.volume().voxels().mismatch(actual.volume().voxels()));
                    assertEquals(-1,
                            expected.roi().morphological().voxels().mismatch(actual.roi().morphological().voxels()));
                }
            }
        }
    }

    @Test
    void theWholeVolumeIsNotCopied() {
        try (Arena arena = Arena.ofConfined()) {
            Volume volume = volume(arena);
            assertSame(volume, Regions.of(volume, blobs(arena), 1, new Reach(50, 50, 50), arena).volume());
        }
    }

    @Test
    void aLabelThatIsNotThereListsThoseThatAre() {
        try (Arena arena = Arena.ofConfined()) {
            Regions regions = Regions.of(volume(arena), blobs(arena));
            assertEquals("the mask has no voxel of label 2; it holds labels 1, 7, 65535",
                    assertThrows(IllegalArgumentException.class, () -> regions.region(2, Reach.NONE, arena))
                            .getMessage());
            Regions empty = Regions.of(volume(arena), new LabelVolume(GRID, arena.allocate(2 * GRID.voxelCount(), 2)));
            assertEquals("the mask has no voxel of label 1; it holds background only",
                    assertThrows(IllegalArgumentException.class, () -> empty.region(1, Reach.NONE, arena))
                            .getMessage());
        }
    }

    @Test
    void aMaskOnAnotherGridIsRefusedInWords() {
        try (Arena arena = Arena.ofConfined()) {
            Grid other = new Grid(GRID.size(), GRID.spacing(), new Point(4, 5, 9), GRID.direction());
            LabelVolume shifted = new LabelVolume(other, arena.allocate(2 * GRID.voxelCount(), 2));
            String message = assertThrows(IllegalArgumentException.class, () -> Regions.of(volume(arena), shifted))
                    .getMessage();
            assertEquals("image and mask lie on different grids: the mask is shifted by (0.000, 0.000, 3.000) mm",
                    message);
        }
    }

    private static LabelVolume blobs(Arena arena) {
        Random random = new Random(7);
        MemorySegment labels = arena.allocate(2 * GRID.voxelCount(), 2);
        for (long z = 1; z < 6; z++) {
            for (long y = 2; y < 9; y++) {
                for (long x = 3; x < 11; x++) {
                    labels.setAtIndex(LabelVolume.LAYOUT, GRID.index(x, y, z),
                            (short) VALUES[random.nextInt(VALUES.length)]);
                }
            }
        }
        labels.setAtIndex(LabelVolume.LAYOUT, GRID.index(12, 10, 0), (short) 7);
        return new LabelVolume(GRID, labels);
    }

    private static Volume volume(Arena arena) {
        MemorySegment voxels = arena.allocate(4 * GRID.voxelCount(), 4);
        for (long i = 0; i < GRID.voxelCount(); i++) {
            voxels.setAtIndex(Volume.LAYOUT, i, i * 0.5f);
        }
        return new Volume(GRID, voxels);
    }

    private static Mask wholeMask(LabelVolume segmentation, int value, Arena arena) {
        MemorySegment mask = arena.allocate(GRID.voxelCount());
        for (long i = 0; i < GRID.voxelCount(); i++) {
            mask.set(Mask.LAYOUT, i, (byte) (segmentation.at(i) == value ? 1 : 0));
        }
        return new Mask(GRID, mask);
    }
}
