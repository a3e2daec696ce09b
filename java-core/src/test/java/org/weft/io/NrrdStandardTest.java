package org.weft.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
import org.weft.image.Volume;

/** Files written by hand after the standard's text. */
class NrrdStandardTest {

    private static final String THREE = "type: uchar\ndimension: 3\nsizes: 2 1 1\nencoding: raw\n";
    private static final byte[] TWO_VOXELS = {7, 9};

    @TempDir
    private Path folder;

    static Stream<StoredType> types() {
        return StoredType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsEveryTypeInBothOrdersAndEncodings(StoredType type) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            String header = "type: " + type.nrrd() + "\ndimension: 3\nsizes: 5 1 1\nendian: "
                    + (order == ByteOrder.BIG_ENDIAN ? "big" : "little") + "\n";
            byte[] voxels = type.stored(order);
            expect(type, nrrd("raw.nrrd", header + "encoding: raw\n", voxels));
            expect(type, nrrd("gz.nrrd", header + "encoding: gz\n", NiftiBytes.gzip(voxels)));
            Files.write(folder.resolve("detached.raw"), voxels);
            expect(type, nrrd("detached.nhdr", header + "encoding: RAW\ndata file: detached.raw\n", new byte[0]));
            Files.write(folder.resolve("detached.raw.gz"), NiftiBytes.gzip(voxels));
            expect(type, nrrd("zipped.nhdr", header + "encoding: gzip\ndatafile: ./detached.raw.gz\n", new byte[0]));
        }
    }

    private static void expect(StoredType type, Path file) {
        try (Arena arena = Arena.ofConfined()) {
            Volume volume = ImageReader.readVolume(file, arena);
            for (int i = 0; i < 5; i++) {
                assertEquals(type.expected().get(i), volume.at(i), type + " " + i);
            }
        }
    }

    @Test
    void knowsEverySynonymOfAType() throws IOException {
        for (String name : List.of("signed char", "int8", "int8_t", "uchar", "unsigned char", "uint8", "uint8_t",
                "UNSIGNED  char")) {
            assertEquals(7f, first("type: " + name + "\ndimension: 3\nsizes: 2 1 1\nencoding: raw\n", TWO_VOXELS),
                    name);
        }
        for (String name : List.of("short", "short int", "signed short", "signed short int", "int16", "int16_t",
                "ushort",
                "unsigned short", "unsigned short int", "uint16", "uint16_t")) {
            assertEquals(0x0709, first(bigEndian(name, 2), TWO_VOXELS), name);
        }
        for (String name : List.of("int", "signed int", "int32", "int32_t", "uint", "unsigned int", "uint32",
                "uint32_t")) {
            assertEquals(7f, first(bigEndian(name, 4), new byte[] {0, 0, 0, 7}), name);
        }
        for (String name : List.of("longlong", "long long", "long long int", "signed long long", "signed long long int",
                "int64",
                "int64_t", "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t")) {
            assertEquals(7f, first(bigEndian(name, 8), new byte[] {0, 0, 0, 0, 0, 0, 0, 7}), name);
        }
    }

    private static String bigEndian(String type, int bytes) {
        return "type: " + type + "\ndimension: 2\nsizes: 1 1\nencoding: raw\nendian: big\nblock size: " + bytes + "\n";
    }

    @Test
    void readsNumbersOfAText() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Path file = nrrd("text.nrrd", "type: float\ndimension: 2\nsizes: 3 2\nencoding: ascii\n",
                    "1 -2.5\n3e2,\t4\r\n 5 6".getBytes(StandardCharsets.US_ASCII));
            Volume volume = ImageReader.readVolume(file, arena);
            assertEquals(List.of(1f, -2.5f, 300f, 4f, 5f, 6f), Stream.of(0, 1, 2, 3, 4, 5).map(volume::at).toList());
            assertEquals("3 x 2 x 1", volume.grid().size().toString());
        }
    }

    @Test
    void spacesBecomeLps() throws IOException {
        String axes = "space directions: (0,3,0) (2,0,0) (0,0,4)\nspace origin: (10,20,30)\n";
        for (String lps : List.of("left-posterior-superior", "LPS", "Left-Posterior-Superior")) {
            assertEquals(new Point(12, 23, 34), grid(THREE + "space: " + lps + "\n" + axes).toWorld(1, 1, 1));
        }
        for (String ras : List.of("right-anterior-superior", "RAS")) {
            assertEquals(new Point(-12, -23, 34), grid(THREE + "space: " + ras + "\n" + axes).toWorld(1, 1, 1));
        }
        for (String las : List.of("left-anterior-superior", "LAS")) {
            assertEquals(new Point(12, -23, 34), grid(THREE + "space: " + las + "\n" + axes).toWorld(1, 1, 1));
        }
        Grid grid = grid(THREE + "space: LPS\n" + axes);
        assertEquals(new Direction(0, 1, 0, 1, 0, 0, 0, 0, 1), grid.direction());
        assertEquals("3.0 x 2.0 x 4.0 mm", grid.spacing().toString());
        assertEquals(new Point(12, 23, 34), grid(THREE + "space dimension: 3\n" + axes).toWorld(1, 1, 1));
    }

    @Test
    void spacingsWithoutSpaceLieAtTheOrigin() throws IOException {
        Grid grid = grid(THREE + "spacings: 0.5 0.75 3\n");
        assertEquals(new Point(0.5, 0.75, 3), grid.toWorld(1, 1, 1));
        assertEquals("1.0 x 1.0 x 1.0 mm", grid(THREE).spacing().toString());
    }

    @Test
    void axesOfOneComponentVanish() throws IOException {
        String first = "type: uchar\ndimension: 4\nsizes: 1 2 1 1\nencoding: raw\n";
        assertEquals("2 x 1 x 1",
                grid(first + "space: LPS\nspace directions: none (1,0,0) (0,1,0) (0,0,1)\n").size().toString());
        assertEquals("2 x 1 x 1", grid(first + "spacings: NaN 1 1 1\n").size().toString());
        assertEquals("2 x 1 x 1", grid("type: uchar\ndimension: 4\nsizes: 2 1 1 1\nencoding: raw\n").size().toString());
    }

    @Test
    void skipsLinesAndBytes() throws IOException {
        Files.write(folder.resolve("old.den"), "P5\n2 1\n255\nxx\7\t".getBytes(StandardCharsets.US_ASCII));
        String detached = THREE + "data file: old.den\n";
        assertEquals(7f, first(detached + "line skip: 3\nbyte skip: 2\n", new byte[0]));
        assertEquals(7f, first(detached + "byteskip: -1\n", new byte[0]));
        assertEquals(7f,
                first(THREE.replace("raw", "gzip") + "byte skip: 2\n", NiftiBytes.gzip(new byte[] {1, 1, 7, 9})));
    }

    @Test
    void acceptsCommentsKeysAndWindowsLineEnds() throws IOException {
        String header = "# comment: none\n" + THREE + "Segment0_Name:=left: lung\nkinds: domain domain domain\n";
        assertEquals(7f, first(header.replace("\n", "\r\n"), TWO_VOXELS));
    }

    @Test
    void mapsAlignedFloats() throws IOException {
        byte[] voxels = new byte[8];
        ByteBuffer.wrap(voxels).order(ByteOrder.nativeOrder()).putFloat(1.5f).putFloat(2.5f);
        Files.write(folder.resolve("floats.raw"), voxels);
        String order = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? "big" : "little";
        String header = THREE.replace("uchar", "float") + "endian: " + order + "\ndata file: floats.raw\n";
        try (Arena arena = Arena.ofConfined()) {
            Volume volume = ImageReader.readVolume(nrrd("floats.nhdr", header, new byte[0]), arena);
            assertEquals(true, volume.voxels().isMapped());
            assertEquals(2.5f, volume.at(1));
        }
    }

    private float first(String fields, byte[] voxels) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return ImageReader.readVolume(nrrd("first.nrrd", fields, voxels), arena).at(0);
        }
    }

    private Grid grid(String fields) throws IOException {
        return ImageReader.readGrid(nrrd("grid.nrrd", fields, TWO_VOXELS));
    }

    private Path nrrd(String name, String fields, byte[] voxels) throws IOException {
        String newline = fields.contains("\r\n") ? "\r\n" : "\n";
        byte[] header = ("NRRD0005" + newline + fields + newline).getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve(name),
                ByteBuffer.allocate(header.length + voxels.length).put(header).put(voxels).array());
    }
}
