package org.weft.dicom.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;
import org.weft.kernel.Workers;

/** Whatever happens to the bytes of files: every one is an object, a copy, left out with a sentence, or no DICOM, and none ends the reading. */
class DamagedArchiveInvariantTest {

    private static final long SEED = Long.getLong("weft.seed", 20_261_128);
    private static final int ROUNDS = 40;
    private static final int FILES = 50;

    @TempDir
    private Path folder;

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length))
                : whole.clone();
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
        }
        return bytes;
    }

    private static TinyObject object(int number) {
        TinyObject item = new TinyObject().with(Attribute.SERIES_INSTANCE_UID, "1.1.1");
        return TinyObject.image("A", "1.1", "1.1.1", number).with(Attribute.PATIENT_NAME, "Doe^Jane")
                .with(Attribute.REFERENCED_SERIES_SEQUENCE, item, item);
    }

    @Test
    void everyFileIsAccountedFor() throws IOException {
        Random random = new Random(SEED);
        try (Workers workers = new Workers(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < FILES; i++) {
                    Files.write(folder.resolve("f" + i), damaged(object(i).file(), random));
                }
                assertEquals(FILES + 1, accounted(workers), "seed " + SEED + ", round " + round);
            }
        }
    }

    /** How many files an archive tells something of; one is whole, so that it is never refused. */
    private long accounted(Workers workers) throws IOException {
        TinyObject.image("B", "1.2", "1.2.1", 1).write(folder.resolve("whole"));
        try (Archive archive = Archive.open(List.of(folder), workers)) {
            long objects = archive.series().stream().mapToLong(series -> series.instances().size()).sum();
            long copies = archive.notes().stream().filter(note -> note.contains(" has the UID of ")).count();
            for (String note : archive.notes()) {
                copies += note.matches("\\d+ object.*") ? Long.parseLong(note.substring(0, note.indexOf(' '))) : 0;
            }
            return objects + copies + archive.unreadable().size() + archive.otherFiles();
        }
    }

    @Test
    void aDamagedZipFileIsLeftOutOrReadAsFarAsItGoes() throws IOException {
        Random random = new Random(SEED);
        Path file = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 5; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
                zip.write(object(i).file());
            }
        }
        byte[] whole = Files.readAllBytes(file);
        try (Workers workers = new Workers(2)) {
            for (int round = 0; round < ROUNDS * FILES; round++) {
                Files.write(file, damaged(whole, random));
                long count = accounted(workers) - 1;
                assertTrue(count >= 1 && count <= 5, "seed " + SEED + ", round " + round + ": " + count);
            }
        }
    }
}
