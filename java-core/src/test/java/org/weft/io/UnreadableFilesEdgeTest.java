package org.weft.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a file cannot be read has its sentence: which file, what is wrong, both values. */
class UnreadableFilesEdgeTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsNoFile() throws IOException {
        refuses(folder.resolve("missing.nii"), "no such file");
        refuses(folder, "is a folder");
        refuses(file("empty.nii", new byte[0]), "an empty file");
    }

    @Test
    void whatIsNoImage() throws IOException {
        byte[] dicom = new byte[400];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        refuses(file("a.nii", dicom), "a DICOM file");
        refuses(file("b.nii", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}), "a PNG picture");
        refuses(file("c.nii.gz", NiftiBytes.gzip("hello you".getBytes(StandardCharsets.US_ASCII))), "gzip stream",
                "\"hello yo\"");
        refuses(file("d.nrrd", new byte[] {1, 2, 3}), "the bytes 01 02 03");
        refuses(file("e.nii", Arrays.copyOf(nifti().single(), 200)), "NIfTI-1 header of 200 bytes");
        refuses(file("f.hdr", nifti().magic("\0\0").single()), "Analyze 7.5");
        refuses(file("g.nrrd.gz", NiftiBytes.gzip("NRRD0004\ntype: float\n".getBytes(StandardCharsets.US_ASCII))),
                "gunzip it");
    }

    @Test
    void whatIsCutOffOrDamaged() throws IOException {
        byte[] whole = nifti().single();
        refuses(file("a.nii", Arrays.copyOf(whole, 400)), "5 x 4 x 3 voxels of int16, 120 bytes", "holds 48",
                "truncated");
        byte[] gzip = NiftiBytes.gzip(noise(whole));
        refuses(file("b.nii.gz", Arrays.copyOf(gzip, gzip.length - 20)), "end too early");
        byte[] sum = gzip.clone();
        sum[gzip.length - 7] ^= 1;
        refuses(file("c.nii.gz", sum), "damaged");
        refuses(file("d.nii.gz", Arrays.copyOf(gzip, 5)), "end too early");
        refuses(file("e.nii.gz", NiftiBytes.gzip(nifti().dim(3, 500, 400, 300).single())), "120000000 bytes",
                "gzip stream hold at most");
    }

    private static byte[] noise(byte[] bytes) {
        for (int i = 352; i < bytes.length; i++) {
            bytes[i] = (byte) (i * i * 31);
        }
        return bytes;
    }

    @Test
    void absurdNiftiHeaders() throws IOException {
        refuses(nifti().dim(3, 5, 0, 3), "5 x 0 x 3");
        refuses(nifti().dim(3, -5, 4, 3), "-5 x 4 x 3");
        refuses(nifti().dim(0, 5, 4, 3), "0 dimensions");
        refuses(nifti().dim(8, 5, 4, 3), "8 dimensions");
        refuses(nifti().dim(4, 5, 4, 3, 12), "12 volumes");
        refuses(nifti().dim(5, 5, 4, 3, 12, 3), "36 volumes");
        refuses(NiftiBytes.two(ByteOrder.BIG_ENDIAN).dim(3, 1L << 40, 1L << 40, 3), "exceeds 2^63");
        refuses(NiftiBytes.two(ByteOrder.BIG_ENDIAN).dim(3, 1L << 40, 1L << 20, 3), "holds 120");
        refuses(nifti().offset(100), "vox_offset is 100.0");
        refuses(nifti().offset(Double.NaN), "vox_offset is NaN");
        refuses(nifti().offset(1e15), "holds 0");
        refuses(nifti().pixdim(1, 0, 1, 1), "0.0 x 1.0 x 1.0 mm");
        refuses(nifti().pixdim(1, Double.NaN, 1, 1), "NaN");
        refuses(nifti().qform(1, 1, 1, 0, 0, 0, 0), "quaternion (1.0, 1.0, 0.0)");
        refuses(nifti().sform(1, 1, 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0), "orthogonal", "sheared");
        refuses(nifti().sform(1, 1, 0, 0, Double.POSITIVE_INFINITY, 0, 1, 0, 0, 0, 0, 1, 0), "finite");
        refuses(nifti().scale(2, Double.NaN), "intercept NaN");
        refuses(nifti().type(32, 64), "complex64 (code 32)");
        refuses(nifti().type(128, 24), "RGB24 (code 128)");
        refuses(nifti().type(1536, 128), "float128 (code 1536)");
        refuses(nifti().type(99, 16), "unknown (code 99)");
        refuses(nifti().magic("ni"), "grid.nii.img");
    }

    @Test
    void absurdNrrdHeaders() throws IOException {
        String good = "type: uchar\ndimension: 3\nsizes: 2 2 1\nencoding: raw\n";
        refusesNrrd(good.replace("2 2 1", "2 2"), "3 dimensions and lists 2 sizes");
        refusesNrrd(good.replace("2 2 1", "2 -2 1"), "2 x -2 x 1");
        refusesNrrd(good.replace("2 2 1", "2 2 99999999999999999999"), "\"99999999999999999999\" where a whole number");
        refusesNrrd(good.replace("2 2 1", "2 2 2"), "8 bytes", "holds 4");
        refusesNrrd(good.replace("uchar", "block"), "type \"block\"");
        refusesNrrd(good.replace("raw", "bzip2"), "encoding is \"bzip2\"");
        refusesNrrd(good.replace("uchar", "short"), "no \"endian\"");
        refusesNrrd(good.replace("uchar", "short") + "endian: middle\n", "\"middle\"");
        refusesNrrd(good.replace("type: uchar\n", ""), "no \"type\"");
        refusesNrrd(good + "space: left-posterior-superior-time\n", "\"left-posterior-superior-time\"");
        refusesNrrd(good + "space: LPS\nspace directions: (1,0,0) (0,1,0)\n", "2 spacings or space directions for 3");
        refusesNrrd(good + "space: LPS\nspace directions: (1,0,0) none (0,0,1)\n", "2 values per voxel");
        refusesNrrd(good + "space: LPS\nspace directions: (1,0,0) (0.5,1,0) (0,0,1)\n", "orthogonal");
        refusesNrrd(good + "space: LPS\nspace directions: (1,0,0) (0,x,0) (0,0,1)\n", "\"x\" where a number");
        refusesNrrd(good + "space units: \"m\" \"m\" \"m\"\n", "not mm");
        refusesNrrd(good + "what is this\n", "line 6", "\"what is this\"");
        refusesNrrd(good + "byte skip: -2\n", "-2 bytes");
        refusesNrrd(good + "line skip: 9\n", "fewer than the 9");
        refusesNrrd(good.replace("raw", "ascii").replace("2 2 1", "2 1 1"), "where a number belongs");
        refusesNrrd("type: uchar\ndimension: 4\nsizes: 2 2 1 3\nencoding: raw\n", "4 spatial axes");
    }

    @Test
    void dataFilesLeadNowhereUnforeseen() throws IOException {
        String header = "type: uchar\ndimension: 3\nsizes: 2 2 1\nencoding: raw\ndata file: ";
        refusesNrrd(header + "/etc/hostname\n", "outside the header's folder");
        refusesNrrd(header + "../" + folder.getFileName() + "x/a.raw\n", "outside the header's folder");
        refusesNrrd(header + "b.raw\n", "\"b.raw\" is not in " + folder);
        refusesNrrd(header + "LIST\na.raw\n", "no field");
        refusesNrrd(header + "a\0.raw\n", "no name of a file");
        Files.createDirectory(folder.resolve("below"));
        file("below/a.raw", new byte[4]);
        Path nhdr = file("a.nhdr", ("NRRD0004\n" + header + "below/a.raw\n").getBytes(StandardCharsets.UTF_8));
        assertEquals("2 x 2 x 1", ImageReader.readGrid(nhdr).size().toString());
    }

    @Test
    void labelsThatAreNone() throws IOException {
        refusesLabel(0.5f, "voxel (1, 2, 0) holds 0.5");
        refusesLabel(-1f, "voxel (1, 2, 0) holds -1.0");
        refusesLabel(65536f, "voxel (1, 2, 0) holds 65536.0");
        refusesLabel(Float.NaN, "voxel (1, 2, 0) holds NaN");
    }

    private void refusesLabel(float value, String part) throws IOException {
        ByteBuffer voxels = ByteBuffer.allocate(240).putFloat(4 * 11, value);
        Path file = file("labels.nii",
                NiftiBytes.one(ByteOrder.BIG_ENDIAN).type(16, 32).voxels(voxels.array()).single());
        try (Arena arena = Arena.ofConfined()) {
            String message = assertThrows(UnreadableImageException.class, () -> ImageReader.readLabels(file, arena))
                    .getMessage();
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void memoryThatTheSystemRefuses() throws IOException {
        Arena poor = new Arena() {
            @Override
            public MemorySegment allocate(long bytes, long alignment) {
                throw new OutOfMemoryError("Cannot allocate " + bytes);
            }

            @Override
            public MemorySegment.Scope scope() {
                return Arena.global().scope();
            }

            @Override
            public void close() {}
        };
        Path file = file("large.nii", nifti().single());
        String message = assertThrows(UnreadableImageException.class, () -> ImageReader.readVolume(file, poor))
                .getMessage();
        assertTrue(message.contains("5 x 4 x 3 voxels need 240 bytes"), message);
    }

    private static NiftiBytes nifti() {
        return NiftiBytes.one(ByteOrder.LITTLE_ENDIAN);
    }

    private void refuses(NiftiBytes nifti, String... parts) throws IOException {
        refuses(file("grid.nii", nifti.single()), parts);
    }

    private void refusesNrrd(String fields, String... parts) throws IOException {
        refuses(file("grid.nrrd", ("NRRD0004\n" + fields + "\nabcd").getBytes(StandardCharsets.UTF_8)), parts);
    }

    private void refuses(Path file, String... parts) {
        try (Arena arena = Arena.ofConfined()) {
            String message = assertThrows(UnreadableImageException.class, () -> ImageReader.readVolume(file, arena))
                    .getMessage();
            assertTrue(message.startsWith("cannot read " + folder), message);
            assertFalse(message.contains("null") || message.contains("\n"), message);
            for (String part : parts) {
                assertTrue(message.contains(part), message);
            }
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
