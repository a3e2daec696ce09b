package org.weft.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.image.LabelVolume;
import org.weft.image.Volume;

/** Files built from the standard's tables; world coordinates computed by hand from its formulas. RAS there, LPS here. */
class NiftiStandardTest {

    private static final double HALF = Math.sqrt(0.5);
    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    @TempDir
    private Path folder;

    static Stream<StoredType> types() {
        return StoredType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsEveryTypeInBothOrdersAndVersionsAndContainers(StoredType type) throws IOException {
        for (ByteOrder order : ORDERS) {
            for (NiftiBytes nifti : List.of(NiftiBytes.one(order), NiftiBytes.two(order))) {
                byte[] voxels = type.stored(order);
                nifti.dim(3, 5, 1, 1).type(type.nifti(), 8 * type.bytes()).voxels(voxels);
                expect(type, file("a.nii", nifti.single()));
                expect(type, file("a.nii.gz", NiftiBytes.gzip(nifti.single())));
                nifti.magic("ni").offset(0);
                Path header = file("pair.hdr", nifti.header.array());
                file("pair.img", voxels);
                expect(type, header);
                expect(type, folder.resolve("pair.img"));
                file("zipped.hdr.gz", NiftiBytes.gzip(nifti.header.array()));
                expect(type, folder.resolve(file("zipped.img.gz", NiftiBytes.gzip(voxels))));
            }
        }
    }

    private static void expect(StoredType type, Path file) {
        try (Arena arena = Arena.ofConfined()) {
            Volume volume = ImageReader.readVolume(file, arena);
            assertEquals("5 x 1 x 1", volume.grid().size().toString());
            for (int i = 0; i < 5; i++) {
                assertEquals(type.expected().get(i), volume.at(i), type + " " + i);
            }
        }
    }

    @Test
    void scalesBySlopeAndIntercept() throws IOException {
        assertEquals(-1019f, firstOf(NiftiBytes.one(ByteOrder.BIG_ENDIAN).scale(0.5, -1024)));
        assertEquals(10f, firstOf(NiftiBytes.one(ByteOrder.BIG_ENDIAN).scale(0, 7)), "slope 0 means not scaled");
        assertEquals(10f, firstOf(NiftiBytes.one(ByteOrder.BIG_ENDIAN).scale(Double.NaN, 7)), "so does no number");
        assertEquals(17f, firstOf(NiftiBytes.two(ByteOrder.BIG_ENDIAN).scale(1, 7)));
    }

    private float firstOf(NiftiBytes nifti) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] voxels = new byte[120];
            voxels[1] = 10;
            return ImageReader.readVolume(file("scaled.nii", nifti.voxels(voxels).single()), arena).at(0);
        }
    }

    @Test
    void readsWholeNumbersOfAnyTypeAsLabels() throws IOException {
        ByteBuffer voxels = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN);
        voxels.putFloat(0).putFloat(1).putFloat(65535).putFloat(-0.0f);
        byte[] file = NiftiBytes.one(ByteOrder.BIG_ENDIAN).dim(3, 4, 1, 1).type(16, 32).voxels(voxels.array()).single();
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume labels = ImageReader.readLabels(file("labels.nii", file), arena);
            assertEquals(List.of(0, 1, 65535, 0), Stream.of(0, 1, 2, 3).map(labels::at).toList());
        }
    }

    @Test
    void mapsFloatsThatLieAsAVolumeKeepsThem() throws IOException {
        byte[] voxels = new byte[240];
        ByteBuffer.wrap(voxels).order(ByteOrder.nativeOrder()).putFloat(236, 4.5f);
        NiftiBytes nifti = NiftiBytes.one(ByteOrder.nativeOrder()).type(16, 32).voxels(voxels);
        for (Path file : List.of(file("mapped.nii", nifti.single()),
                file("copied.nii.gz", NiftiBytes.gzip(nifti.single())),
                file("scaled.nii", nifti.scale(2, 0).single()))) {
            try (Arena arena = Arena.ofConfined()) {
                Volume volume = ImageReader.readVolume(file, arena);
                assertEquals(file.endsWith("mapped.nii"), volume.voxels().isMapped(), file.toString());
                assertEquals(file.endsWith("scaled.nii") ? 9f : 4.5f, volume.at(59));
            }
        }
    }

    @Test
    void sformGivesEveryAxis() throws IOException {
        // RAS: x = 10 - 3j, y = 20 + 2i, z = 30 + 4k; voxel (1, 1, 1) lies at (7, 22, 34), in LPS at (-7, -22, 34)
        Grid grid = grid(NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).pixdim(1, 9, 9, 9).qform(1, 0, 0, 0, 1, 1, 1).sform(2, //
                0, -3, 0, 10, 2, 0, 0, 20, 0, 0, 4, 30));
        assertEquals(new Direction(0, -1, 0, 1, 0, 0, 0, 0, 1), grid.direction());
        assertEquals("2.0 x 3.0 x 4.0 mm", grid.spacing().toString());
        assertEquals(new Point(-10, -20, 30), grid.origin());
        assertEquals(new Point(-7, -22, 34), grid.toWorld(1, 1, 1));
    }

    @Test
    void qformTurnsByItsQuaternion() throws IOException {
        // 90 degrees about z: i runs along +y, j along -x of RAS
        Grid grid = grid(NiftiBytes.two(ByteOrder.LITTLE_ENDIAN).pixdim(0, 2, 3, 4).qform(1, 0, 0, HALF, 10, 20, 30));
        near(new Point(-7, -22, 34), grid.toWorld(1, 1, 1));
        near(new Point(-10, -22, 30), grid.toWorld(1, 0, 0));
        // 90 degrees about x: j runs along +z, k along -y
        grid = grid(NiftiBytes.one(ByteOrder.BIG_ENDIAN).pixdim(1, 2, 3, 4).qform(1, HALF, 0, 0, 10, 20, 30));
        near(new Point(-12, -20, 30), grid.toWorld(1, 0, 0));
        near(new Point(-10, -20, 33), grid.toWorld(0, 1, 0));
        near(new Point(-10, -16, 30), grid.toWorld(0, 0, 1));
        // 90 degrees about y: i runs along -z, k along +x
        grid = grid(NiftiBytes.one(ByteOrder.BIG_ENDIAN).pixdim(1, 2, 3, 4).qform(1, 0, HALF, 0, 10, 20, 30));
        near(new Point(-10, -20, 28), grid.toWorld(1, 0, 0));
        near(new Point(-14, -20, 30), grid.toWorld(0, 0, 1));
    }

    @Test
    void qfacTurnsTheThirdAxisRound() throws IOException {
        Grid grid = grid(NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).pixdim(-1, 2, 3, 4).qform(1, 0, 0, HALF, 10, 20, 30));
        near(new Point(-7, -22, 26), grid.toWorld(1, 1, 1));
    }

    @Test
    void halfATurnAboutZIsLpsItself() throws IOException {
        Grid grid = grid(NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).pixdim(1, 2, 2, 2).qform(2, 0, 0, 1, 5, 6, 7));
        assertEquals(Direction.IDENTITY, grid.direction());
        assertEquals(new Point(-5, -6, 7), grid.origin());
    }

    @Test
    void spacingAloneIsTakenAsLps() throws IOException {
        Grid grid = grid(NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).pixdim(1, 2, -3, 4));
        assertEquals(Direction.IDENTITY, grid.direction());
        assertEquals(Point.ZERO, grid.origin());
        assertEquals("2.0 x 3.0 x 4.0 mm", grid.spacing().toString());
    }

    @Test
    void unitsBecomeMillimetres() throws IOException {
        double[] rows = {1, 0, 0, 1, 0, 1, 0, 2, 0, 0, 1, 3};
        double[] expected = {1, 1000, 1, 0.001};
        for (int units = 0; units < 4; units++) {
            Grid grid = grid(NiftiBytes.two(ByteOrder.LITTLE_ENDIAN).units(units | 8).sform(1, rows));
            assertEquals(expected[units], grid.spacing().x());
            near(new Point(-expected[units], -2 * expected[units], 3 * expected[units]), grid.origin());
        }
    }

    @Test
    void flatAndSingleVolumesAreOneVolume() throws IOException {
        Grid flat = grid(NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).dim(2, 5, 4, 9).pixdim(1, 2, 3, 0));
        assertEquals("5 x 4 x 1", flat.size().toString());
        assertEquals("2.0 x 3.0 x 1.0 mm", flat.spacing().toString());
        assertEquals("5 x 4 x 3", grid(NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).dim(4, 5, 4, 3, 1)).size().toString());
        assertEquals("5 x 4 x 3",
                grid(NiftiBytes.two(ByteOrder.BIG_ENDIAN).dim(7, 5, 4, 3, 1, 1, 1, 1)).size().toString());
    }

    @Test
    void voxelsBeginWhereTheHeaderSays() throws IOException {
        byte[] behindExtension = new byte[120 + 64];
        behindExtension[64] = 10;
        try (Arena arena = Arena.ofConfined()) {
            byte[] file = NiftiBytes.one(ByteOrder.LITTLE_ENDIAN).offset(352 + 64).voxels(behindExtension).single();
            assertEquals(10f, ImageReader.readVolume(file("extended.nii", file), arena).at(0));
            assertEquals(10f, ImageReader.readVolume(file("extended.nii.gz", NiftiBytes.gzip(file)), arena).at(0));
            byte[] none = NiftiBytes.two(ByteOrder.LITTLE_ENDIAN).offset(0).single();
            assertTrue(ImageReader.readVolume(file("none.nii", none), arena).voxels().byteSize() > 0);
        }
    }

    private Grid grid(NiftiBytes nifti) throws IOException {
        return ImageReader.readGrid(file("grid.nii", nifti.single()));
    }

    private static void near(Point expected, Point actual) {
        assertEquals(0, expected.distanceTo(actual), 1e-5, () -> expected + " and " + actual);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
