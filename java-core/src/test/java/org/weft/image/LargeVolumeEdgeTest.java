package org.weft.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;

/** A volume and a mask beyond 2³¹ voxels, in sparse files: few bytes on disk, gigabytes of address space. */
class LargeVolumeEdgeTest {

    private static final Grid GRID = Grid.of(2049, 1024, 1025, new Spacing(1, 1, 1));
    private static final long FLOATS = 4 * GRID.voxelCount();
    private static final long FIRST = GRID.index(3, 2, 1);
    private static final long LAST = GRID.index(2047, 1022, 1023);

    @TempDir
    private Path folder;

    @Test
    void voxelsBeyond2To31AreFoundCroppedAndTraversed() throws IOException {
        assertTrue(GRID.voxelCount() > 1L << 31);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment intensities = sparse("volume.raw", FLOATS, arena);
            MemorySegment inside = sparse("mask.raw", GRID.voxelCount(), arena);
            for (long index : new long[] {FIRST, LAST, LAST - 1, LAST - GRID.size().x()}) {
                intensities.setAtIndex(Volume.LAYOUT, index, index % 1000);
                inside.set(Mask.LAYOUT, index, (byte) 1);
            }
            Volume volume = new Volume(GRID, intensities);
            Mask mask = new Mask(GRID, inside);
            Roi roi = Roi.of(mask);
            assertEquals(4, roi.morphologicalVoxelCount());
            assertEquals(new Box(3, 2, 1, 2048, 1023, 1024), roi.box());

            Box end = new Box(2040, 1015, 1020, 2049, 1024, 1025);
            Region region = new Region(volume.crop(end, arena), Roi.of(mask.crop(end, arena))).crop(new Reach(1, 1, 1),
                    arena);
            assertEquals(3, region.roi().morphologicalVoxelCount());
            assertEquals("4 x 4 x 3", region.volume().grid().size().toString());
            double sum = 0;
            for (long i = 0; i < region.volume().grid().voxelCount(); i++) {
                sum += region.roi().morphological().contains(i) ? region.volume().at(i) : 0;
            }
            assertEquals(LAST % 1000 + (LAST - 1) % 1000 + (LAST - GRID.size().x()) % 1000, sum);
        }
    }

    private MemorySegment sparse(String name, long bytes, Arena arena) throws IOException {
        Path file = folder.resolve(name);
        long free = file.getFileSystem().provider().getFileStore(folder).getUsableSpace();
        assumeTrue(free > bytes, () -> "needs room for a sparse file of " + bytes + " bytes in " + folder);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
            long left = file.getFileSystem().provider().getFileStore(folder).getUsableSpace();
            assumeTrue(left > free - bytes / 2,
                    () -> "needs a file system with sparse files, unlike that of " + folder);
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        }
    }
}
