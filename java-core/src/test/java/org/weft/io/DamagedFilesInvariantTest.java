package org.weft.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.grid.Size;
import org.weft.image.Volume;

/**
 * Thousands of damaged files: each is read as far as its size goes, or refused in one sentence, in bounded memory and time.
 * What a check sum covers is never read wrongly. Replay a failure with -Dweft.seed=SEED, the number that it prints.
 */
class DamagedFilesInvariantTest {

    private static final int FILES = 4000;
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final byte[][] EXTREMES = {{0, 0, 0, 0, 0, 0, 0, 0}, {-1, -1, -1, -1, -1, -1, -1, -1},
        {-1, -1, -1, 127, -1, -1, -1, 127}, {0, 0, 0, -128, 0, 0, 0, -128}, {0, 0, -64, 127, 0, 0, -8, 127},
        {0, 1, 0, 1, 0, 1, 0, 1}, {-1, 127, -1, 127, -1, 127, -1, 127}};
    private static final List<String> WORDS = List.of("none", "nan", "-1", "0", "99999999999", "9223372036854775807",
            "1e308", "(", ")",
            "(1,0,0)", "gzip", "raw", "ascii", "uchar", "double", "int64", "big", "\n", "\n\n", ": ", ":=", "#", "..",
            "/", "\0",
            "data file: x\n", "byte skip: 1\n", "line skip: 3\n", "sizes: 1 1 1\n", "dimension: 16\n");

    @TempDir
    private Path folder;

    /** A good file; its bytes from {@code summed} on are covered by a check sum. */
    private record Good(String name, byte[] bytes, int summed, MemorySegment voxels) {}

    /** Some damage is done before compression, so that the check sum is right and the header wrong. */
    private static byte[] stored(String name, byte[] bytes) throws IOException {
        return name.startsWith("inner") ? NiftiBytes.gzip(bytes) : bytes;
    }

    @Test
    void everyDamageIsRefusedInASentenceOrHarmless() throws IOException {
        long seed = Long.getLong("weft.seed", System.nanoTime());
        List<Good> goods = goods();
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Random random = new Random(seed + i);
            Good good = goods.get(random.nextInt(goods.size()));
            byte[] damaged = stored(good.name, damage(good, random));
            Path file = Files.write(folder.resolve(good.name), damaged);
            String replay = good.name + ", -Dweft.seed=" + (seed + i);
            refused += check(file, good, damaged, replay) ? 1 : 0;
        }
        System.out.println("damaged files: seed " + seed + ", " + refused + " of " + FILES + " refused");
        assertTrue(refused > FILES / 4 && refused < FILES,
                refused + " refused: the damage does not try what it should");
    }

    /** Whether the file is refused. */
    private boolean check(Path file, Good good, byte[] damaged, String replay) throws IOException {
        long started = System.nanoTime();
        boolean refused = false;
        try (CountingArena arena = new CountingArena()) {
            try {
                Volume volume = ImageReader.readVolume(file, arena);
                Size size = volume.grid().size();
                assertEquals(ImageReader.readGrid(file).size(), size, replay);
                if (untouched(good, damaged)) {
                    assertEquals(-1, volume.voxels().mismatch(good.voxels), "read wrongly: " + replay);
                }
            } catch (UnreadableImageException e) {
                refused = true;
                expectSentence(e.getMessage(), file, replay);
            }
            try {
                ImageReader.readLabels(file, arena);
            } catch (UnreadableImageException e) {
                expectSentence(e.getMessage(), file, replay);
            }
            long onDisk = damaged.length + (good.name.startsWith("pair") ? 100_000 : 0);
            assertTrue(arena.bytes <= 2 * 4128 * onDisk,
                    () -> arena.bytes + " bytes for a file of " + onDisk + ": " + replay);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(replay, e);
        }
        assertTrue(System.nanoTime() - started < MOST_NANOS, () -> "too slow: " + replay);
        return refused;
    }

    /** Whether only bytes that a check sum covers differ, so that a read must be right. */
    private static boolean untouched(Good good, byte[] damaged) {
        return good.summed <= damaged.length && Arrays.equals(good.bytes, 0, good.summed, damaged, 0, good.summed)
                && good.summed < good.bytes.length;
    }

    /** One sentence, whatever it quotes from the file. */
    private static void expectSentence(String whole, Path file, String replay) {
        String message = whole.replaceAll("\"[^\"]*\"", "\"\"");
        assertTrue(message.startsWith("cannot read " + file.getParent()), () -> message + ": " + replay);
        assertTrue(message.length() < 700, () -> message + ": " + replay);
        assertFalse(message.contains("null") || message.contains("Exception") || message.contains("java."),
                () -> message + ": " + replay);
        assertFalse(message.chars().anyMatch(c -> c < ' '), () -> message + ": " + replay);
        assertFalse(message.matches("(?s).*[a-z]\\. .*") || message.endsWith("."), () -> message + ": " + replay);
    }

    private static byte[] damage(Good good, Random random) {
        byte[] bytes = good.bytes.clone();
        int header = Math.min(bytes.length, good.name.contains("n") ? 360 : 200);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(Math.max(1, random.nextBoolean() ? Math.min(header, bytes.length) : bytes.length));
            switch (random.nextInt(7)) {
                case 0 -> bytes = at < bytes.length ? flip(bytes, at, random) : bytes;
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(5000));
                case 3, 4 -> put(bytes, at, EXTREMES[random.nextInt(EXTREMES.length)], 1 << random.nextInt(4));
                case 5 -> {
                    byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.US_ASCII);
                    put(bytes, at, word, word.length);
                }
                default -> {
                    byte[] other = new byte[1 + random.nextInt(40)];
                    random.nextBytes(other);
                    put(bytes, at, other, other.length);
                }
            }
        }
        return bytes;
    }

    private static byte[] flip(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static void put(byte[] bytes, int at, byte[] what, int count) {
        System.arraycopy(what, 0, bytes, Math.min(at, bytes.length),
                Math.max(0, Math.min(Math.min(count, what.length), bytes.length - at)));
    }

    private List<Good> goods() throws IOException {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        byte[] shorts = new byte[2 * 17 * 13 * 11];
        for (int i = 0; i < shorts.length; i += 2) {
            shorts[i] = (byte) (i * i % 7);
        }
        NiftiBytes one = NiftiBytes.one(little).dim(3, 17, 13, 11).voxels(shorts).sform(1, -1, 0, 0, 5, 0, -1, 0, 6, 0,
                0, 2, 7);
        NiftiBytes two = NiftiBytes.two(ByteOrder.BIG_ENDIAN).dim(4, 17, 13, 11, 1).voxels(shorts).qform(1, 0, 0, 1, 1,
                2, 3);
        NiftiBytes floats = NiftiBytes.one(ByteOrder.nativeOrder()).dim(3, 17, 13, 5).type(16, 32)
                .voxels(Arrays.copyOf(shorts, 4420));
        String fields = "NRRD0004\n# one\ntype: int16\ndimension: 3\nspace: left-posterior-superior\nsizes: 17 13 11\n"
                + "space directions: (1,0,0) (0,0,2) (0,-1,0)\nkinds: domain domain domain\nendian: little\nencoding: ";
        String origin = "\nspace origin: (1,2,3)\n";
        byte[] gzipHeader = (fields + "gzip" + origin + "\n").getBytes(StandardCharsets.US_ASCII);
        String numbers = "1 2 3 4 5\n".repeat(17 * 13 * 11 / 5 + 1);
        Files.write(folder.resolve("pair.img"), shorts);
        Files.write(folder.resolve("data.raw"), shorts);
        NiftiBytes pair = NiftiBytes.one(little).dim(3, 17, 13, 11).magic("ni").offset(0);
        return List.of(good("one.nii", one.single(), -1), good("two.nii", two.single(), -1),
                good("floats.nii", floats.single(), -1),
                good("one.nii.gz", NiftiBytes.gzip(one.single()), 10),
                good("two.nii.gz", NiftiBytes.gzip(two.single()), 10),
                good("inner.nii.gz", one.single(), -1), good("inner2.nii.gz", two.single(), -1),
                good("pair.hdr", pair.header.array(), -1),
                good("raw.nrrd", join((fields + "raw" + origin + "\n").getBytes(StandardCharsets.US_ASCII), shorts),
                        -1),
                good("gzip.nrrd", join(gzipHeader, NiftiBytes.gzip(shorts)), gzipHeader.length + 10),
                good("text.nrrd", (fields + "ascii" + origin + "\n" + numbers).getBytes(StandardCharsets.US_ASCII), -1),
                good("pair.nhdr", (fields + "raw\ndata file: data.raw" + origin).getBytes(StandardCharsets.US_ASCII),
                        -1));
    }

    private Good good(String name, byte[] bytes, int summed) throws IOException {
        Path file = Files.write(folder.resolve(name), stored(name, bytes));
        MemorySegment voxels = ImageReader.readVolume(file, Arena.ofAuto()).voxels();
        return new Good(name, bytes, summed < 0 ? bytes.length : summed, voxels);
    }

    private static byte[] join(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    /** An arena that counts what it gives. */
    private static final class CountingArena implements Arena {

        private final Arena arena = Arena.ofConfined();
        private long bytes;

        @Override
        public MemorySegment allocate(long size, long alignment) {
            bytes += size;
            return arena.allocate(size, alignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
