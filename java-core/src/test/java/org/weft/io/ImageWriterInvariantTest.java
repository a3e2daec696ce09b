package org.weft.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.GridComparison;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.LabelVolume;
import org.weft.image.Mask;
import org.weft.image.Volume;

/** What is written is what is read back, in every format. */
class ImageWriterInvariantTest {

    private static final Grid LEFT_HANDED = new Grid(new Size(7, 5, 3), new Spacing(0.5, 0.75, 3),
            new Point(-10, 20, 30.5),
            new Direction(0, 1, 0, 1, 0, 0, 0, 0, 1));
    private static final Grid OBLIQUE = new Grid(new Size(7, 5, 3), new Spacing(0.7, 0.9, 2.1), new Point(1, -200.3, 3),
            new Direction(0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, -1));
    private static final Grid LONG = Grid.of(40_000, 2, 1, new Spacing(0.1, 0.2, 0.3));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.nii", "a.nii.gz", "a.hdr", "a.img", "a.nrrd", "a.nhdr", "dotted.name.NII.GZ"})
    void readingUndoesWriting(String name) throws IOException {
        Path file = folder.resolve(name);
        for (Grid grid : List.of(LEFT_HANDED, OBLIQUE, LONG)) {
            try (Arena arena = Arena.ofConfined()) {
                Volume volume = new Volume(grid, noise(grid.voxelCount() * 4, 0xff, arena));
                ImageWriter.write(file, volume);
                Volume back = ImageReader.readVolume(file, arena);
                assertEquals(-1, back.voxels().mismatch(volume.voxels()));
                expectNear(grid, back.grid());

                Mask mask = new Mask(grid, noise(grid.voxelCount(), 1, arena));
                ImageWriter.write(file, mask);
                LabelVolume labels = ImageReader.readLabels(file, arena);
                for (long i = 0; i < grid.voxelCount(); i++) {
                    assertEquals(mask.contains(i), labels.at(i) == 1);
                }

                LabelVolume many = new LabelVolume(grid, noise(grid.voxelCount() * 2, 0xff, arena));
                ImageWriter.write(file, many);
                assertEquals(-1, ImageReader.readLabels(file, arena).voxels().mismatch(many.voxels()));
            }
        }
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(p -> p.toString().endsWith(".part")));
        }
    }

    /** NIfTI-1 keeps float32: seven digits of a spacing, a tenth of a micron at half a metre. */
    private static void expectNear(Grid expected, Grid actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(0, expected.origin().distanceTo(actual.origin()), 1e-4);
        assertEquals(expected.spacing().x(), actual.spacing().x(), 1e-6);
        assertTrue(GridComparison.of(expected, actual).same());
    }

    /** Finite floats: the bits of the exponent are thinned out. */
    private static MemorySegment noise(long bytes, int mask, Arena arena) {
        byte[] noise = new byte[(int) bytes];
        new Random(bytes).nextBytes(noise);
        MemorySegment segment = arena.allocate(bytes, 64);
        for (int i = 0; i < bytes; i++) {
            segment.set(Mask.LAYOUT, i, (byte) (noise[i] & mask & (i % 4 == 3 ? 0xbf : 0xff)));
        }
        return segment;
    }

    @Test
    void uncompressedFilesAreMapped() {
        try (Arena arena = Arena.ofConfined()) {
            Volume volume = new Volume(OBLIQUE, noise(OBLIQUE.voxelCount() * 4, 0xff, arena));
            for (String name : List.of("m.nii", "m.hdr", "m.nhdr")) {
                ImageWriter.write(folder.resolve(name), volume);
                assertTrue(ImageReader.readVolume(folder.resolve(name), arena).voxels().isMapped(), name);
            }
        }
    }

    @Test
    void aMappedFileMayBeReplaced() {
        try (Arena arena = Arena.ofConfined()) {
            Path file = folder.resolve("again.nii");
            Volume volume = new Volume(OBLIQUE, noise(OBLIQUE.voxelCount() * 4, 0xff, arena));
            ImageWriter.write(file, volume);
            Volume mapped = ImageReader.readVolume(file, arena);
            ImageWriter.write(file, new Mask(LONG, arena.allocate(80_000)));
            assertEquals(-1, mapped.voxels().mismatch(volume.voxels()));
            assertEquals(LONG.size(), ImageReader.readGrid(file).size());
        }
    }

    @Test
    void refusesWhatItCannotWrite() {
        try (Arena arena = Arena.ofConfined()) {
            Mask mask = new Mask(LONG, arena.allocate(80_000));
            for (String name : List.of("a.png", "a", "a.gz", "a.mha")) {
                String message = assertThrows(IllegalArgumentException.class,
                        () -> ImageWriter.write(folder.resolve(name), mask)).getMessage();
                assertTrue(message.contains(".nrrd"), message);
            }
            String message = assertThrows(UncheckedIOException.class,
                    () -> ImageWriter.write(folder.resolve("no/such/folder/a.nii"), mask)).getMessage();
            assertTrue(message.startsWith("cannot write " + folder), message);
        }
    }

    /** Where a folder should be lies a file: nothing can be written there, and nothing removed. */
    @Test
    void aFailingCleanUpDoesNotHideWhyTheWriteFailed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("a.nii");
        try (Arena arena = Arena.ofConfined()) {
            Mask mask = new Mask(LONG, arena.allocate(80_000));
            UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> ImageWriter.write(file, mask));
            assertTrue(e.getMessage().startsWith("cannot write " + file), e.getMessage());
            assertEquals(1, e.getCause().getSuppressed().length, "the clean-up fails, too");
        }
    }
}
