package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.LabelVolume;

/** A label keeps its place in the world; results by hand where a tie or a border decides. */
class MaskResamplerInvariantTest {

    private static final Direction TURNED = new Direction(0, 1, 0, 0, 0, -1, -1, 0, 0);
    private static final Grid FROM = new Grid(new Size(7, 5, 3), new Spacing(1, 2, 3), new Point(-5, 10, 20), TURNED);

    @Test
    void theSameGridChangesNothing() {
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume labels = noise(FROM, arena);
            assertEquals(-1, MaskResampler.nearest(labels, FROM, arena).voxels().mismatch(labels.voxels()));
        }
    }

    @Test
    void aPermutedAndFlippedGridHoldsTheSameLabels() {
        // axes x' = z, y' = -x, z' = y of the old grid, the first voxel at its (6, 0, 0)
        Direction d = FROM.direction();
        Grid onto = new Grid(new Size(3, 7, 5), new Spacing(3, 1, 2), FROM.toWorld(6, 0, 0),
                new Direction(d.zx(), d.zy(), d.zz(), -d.xx(), -d.xy(), -d.xz(), d.yx(), d.yy(), d.yz()));
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume labels = noise(FROM, arena);
            LabelVolume there = MaskResampler.nearest(labels, onto, arena);
            for (long z = 0; z < 3; z++) {
                for (long y = 0; y < 5; y++) {
                    for (long x = 0; x < 7; x++) {
                        assertEquals(labels.at(FROM.index(x, y, z)), there.at(onto.index(z, 6 - x, y)));
                    }
                }
            }
            LabelVolume back = MaskResampler.nearest(there, FROM, arena);
            assertEquals(-1, back.voxels().mismatch(labels.voxels()));
        }
    }

    @Test
    void anObliqueGridTakesTheNearestVoxelOrBackground() {
        Grid onto = new Grid(new Size(19, 17, 11), new Spacing(0.7, 0.8, 0.9), new Point(-12.01, 9.03, 10.05),
                new Direction(0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, 1));
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume labels = noise(FROM, arena);
            LabelVolume there = MaskResampler.nearest(labels, onto, arena);
            int found = 0;
            for (long i = 0; i < onto.voxelCount(); i++) {
                Point place = onto.toWorld(i % 19, i / 19 % 17, i / 19 / 17);
                int expected = nearestByHand(labels, place);
                assertEquals(expected, there.at(i));
                found += expected > 0 ? 1 : 0;
            }
            assertEquals(true, found > 100, found + " voxels only");
        }
    }

    /** All voxels are asked which of them holds the place in its box. */
    private static int nearestByHand(LabelVolume labels, Point place) {
        for (long i = 0; i < FROM.voxelCount(); i++) {
            Point centre = FROM.toWorld(i % 7, i / 7 % 5, i / 7 / 5);
            // x runs along world y, y along -z, z along -x
            if (Math.abs(place.y() - centre.y()) < 0.5 && Math.abs(place.z() - centre.z()) < 1
                    && Math.abs(place.x() - centre.x()) < 1.5) {
                return labels.at(i);
            }
        }
        return 0;
    }

    @Test
    void tiesGoUpAndBordersEndHalfAVoxelOut() {
        Grid from = Grid.of(3, 1, 1, new Spacing(1, 1, 1));
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume labels = new LabelVolume(from,
                    arena.allocateFrom(LabelVolume.LAYOUT, (short) 1, (short) 2, (short) 3));
            Grid onto = new Grid(new Size(10, 1, 1), new Spacing(0.5, 1, 1), new Point(-1, 0, 0), Direction.IDENTITY);
            LabelVolume there = MaskResampler.nearest(labels, onto, arena);
            assertEquals(List.of(0, 1, 1, 2, 2, 3, 3, 0, 0, 0), LongStream.range(0, 10).mapToObj(there::at).toList());
        }
    }

    private static LabelVolume noise(Grid grid, Arena arena) {
        Random random = new Random(3);
        MemorySegment labels = arena.allocate(LabelVolume.LAYOUT, grid.voxelCount());
        for (long i = 0; i < grid.voxelCount(); i++) {
            labels.setAtIndex(LabelVolume.LAYOUT, i, (short) (1 + random.nextInt(60_000)));
        }
        return new LabelVolume(grid, labels);
    }
}
