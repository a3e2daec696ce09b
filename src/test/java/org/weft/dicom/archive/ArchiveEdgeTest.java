package org.weft.dicom.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Vr;
import org.weft.kernel.Workers;

class ArchiveEdgeTest {

    @TempDir
    private Path folder;

    private static long count(Archive archive) {
        return archive.series().stream().mapToLong(series -> series.instances().size()).sum();
    }

    private List<String> unreadable(Archive archive) {
        return archive.unreadable().stream()
                .map(what -> folder.relativize(Path.of(what.source().toString())).toString())
                .sorted().toList();
    }

    private static void open(Consumer<Archive> check, Path... paths) {
        try (Workers workers = new Workers(2); Archive archive = Archive.open(List.of(paths), workers)) {
            check.accept(archive);
        }
    }

    private static String refusal(Path... paths) {
        return assertThrows(IllegalArgumentException.class, () -> open(_ -> {
        }, paths)).getMessage();
    }

    private Path zip(String name, Charset names, Object... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
                zip.closeEntry();
            }
        }
        return file;
    }

    private Path zip(String name, Object... entries) throws IOException {
        return zip(name, StandardCharsets.UTF_8, entries);
    }

    @Test
    void sortsIntoPatientsStudiesAndSeriesWhateverTheFilesAreCalled() throws IOException {
        TinyObject.image("B", "1.2", "1.2.5", 10).with(Attribute.SERIES_NUMBER, "5").write(folder.resolve("a"));
        TinyObject.image("B", "1.2", "1.2.5", 9).with(Attribute.SERIES_NUMBER, "5").write(folder.resolve("b.txt"));
        TinyObject.image("B", "1.2", "1.2.9", 1).with(Attribute.SERIES_NUMBER, "2").write(folder.resolve("c/d"));
        TinyObject.image("B", "1.3", "1.3.1", 1).with(Attribute.STUDY_DATE, "20200101").write(folder.resolve("e"));
        TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve("z"));
        open(archive -> {
            assertEquals(List.of("A", "B"), archive.patients().stream()
                    .map(patient -> patient.header().text(Attribute.PATIENT_ID).orElseThrow()).toList());
            assertEquals(List.of("1.1.1", "1.2.9", "1.2.5", "1.3.1"),
                    archive.series().stream().map(Series::uid).toList());
            assertEquals(List.of(1, 2, 3, 4), archive.series().stream().map(Series::index).toList());
            assertEquals(Set.of("1.2.5.9", "1.2.5.10"),
                    archive.series().get(2).instances().stream().map(Instance::uid).collect(Collectors.toSet()));
            assertEquals(5, count(archive));
        }, folder);
    }

    @Test
    void passesOverHiddenFilesDirectoriesOfObjectsAndWhatIsNotDicom() throws IOException {
        TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve("1"));
        TinyObject.image("A", "1.1", "1.1.1", 2).write(folder.resolve(".hidden"));
        TinyObject.image("A", "1.1", "1.1.1", 3).write(folder.resolve(".git/3"));
        new TinyObject().put(0x00041220, Vr.SQ, new byte[0]).write(folder.resolve("DICOMDIR"));
        new TinyObject().put(0x00041220, Vr.SQ, new byte[0]).write(folder.resolve("renamed"));
        Files.writeString(folder.resolve("notes.txt"), "no DICOM, but long enough for a header");
        Files.createFile(folder.resolve("empty"));
        open(archive -> {
            assertEquals(1, count(archive));
            assertEquals(3, archive.otherFiles());
            assertEquals(List.of(), archive.unreadable());
        }, folder);
    }

    @Test
    void readsZipFilesByContentAndDoesNotFollowZipFilesInThem() throws IOException {
        byte[] first = TinyObject.image("A", "1.1", "1.1.1", 1).file();
        byte[] second = TinyObject.image("A", "1.1", "1.1.1", 2).file();
        Path inner = zip("inner", "x", second);
        Path outer = zip("outer.dcm", "x/", new byte[0], "x/1", first, "../../x", second, "inner.zip",
                Files.readAllBytes(inner), "__MACOSX/._1", second, ".DS_Store", second);
        Files.delete(inner);
        open(archive -> {
            assertEquals(2, count(archive));
            assertEquals(1, archive.otherFiles());
            assertEquals(List.of(), archive.unreadable());
        }, outer);
        try (var parents = Files.list(folder.getParent())) {
            assertTrue(parents.noneMatch(file -> file.endsWith("x")), "nothing is unpacked");
        }
    }

    @Test
    void readsZipFilesWhoseNamesAreNotInUtf8() throws IOException {
        Path old = zip("old.zip", Charset.forName("IBM437"), "Müller/1",
                TinyObject.image("A", "1.1", "1.1.1", 1).file());
        open(archive -> assertTrue(
                archive.series().getFirst().instances().getFirst().source().toString().endsWith("Müller/1")), old);
    }

    @Test
    void readsHeadersLongerThanTheFirstReadToTheirEnds() throws IOException {
        for (int length : new int[] {10, 65_000, 65_536, 70_000, 1_000_000}) {
            TinyObject.image("A", "1.1", "1.1." + length, 1).put(0x0009_1001, Vr.UN, new byte[length])
                    .pixels(3_000_000).write(folder.resolve("f" + length));
        }
        open(archive -> {
            assertEquals(5, archive.series().size());
            assertTrue(archive.series().stream().allMatch(s -> s.instances().getFirst().header().has(Attribute.ROWS)));
        }, folder);
    }

    /** A read that ends exactly between two elements must not be taken for the whole header. */
    @Test
    void goesOnWhereTheFirstReadEndsBetweenTwoElements() throws IOException {
        TinyObject start = new TinyObject().with(Attribute.SOP_CLASS_UID, "1.2.3.4").with(Attribute.MODALITY, "OT");
        int before = start.file().length + 12;
        start.put(0x0009_1001, Vr.UN, new byte[(1 << 16) - before]);
        assertEquals(1 << 16, start.file().length);
        start.with(Attribute.SERIES_INSTANCE_UID, "1.2.3").write(folder.resolve("x"));
        open(archive -> assertEquals("1.2.3", archive.series().getFirst().uid()), folder);
    }

    @Test
    void keepsNoLongPrivateValuesInMemory() throws IOException {
        TinyObject.image("A", "1.1", "1.1.1", 1).put(0x0029_1010, Vr.OB, new byte[100_000])
                .put(0x7053_1000, Vr.DS, "0.5 ".getBytes(StandardCharsets.US_ASCII))
                .write(folder.resolve("x"));
        open(archive -> {
            var header = archive.series().getFirst().instances().getFirst().header();
            assertTrue(header.element(0x0029_1010).isEmpty());
            assertTrue(header.element(0x7053_1000).isPresent());
        }, folder);
    }

    @Test
    void keepsDamagedObjectsWithASentence() throws IOException {
        byte[] whole = TinyObject.image("A", "1.1", "1.1.1", 1).file();
        Files.write(folder.resolve("good"), whole);
        Files.write(folder.resolve("short"), Arrays.copyOf(whole, 200));
        Files.write(folder.resolve("zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
        new TinyObject().with(Attribute.PATIENT_ID, "A").write(folder.resolve("unnamed"));
        open(archive -> {
            assertEquals(1, count(archive));
            assertEquals(List.of("nowhere", "short", "unnamed", "zip"), unreadable(archive));
            assertTrue(archive.unreadable().stream()
                    .allMatch(what -> what.problem().matches("it cannot .+|the zip .+|the data end .+|SOPClass.+")),
                    archive.unreadable().toString());
        }, folder);
    }

    @Test
    void countsIdenticalCopiesAndLeavesOutOthers() throws IOException {
        TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve("1"));
        TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve("2"));
        TinyObject.image("A", "1.1", "1.1.1", 1).pixels(6).write(folder.resolve("3"));
        TinyObject.image("A", "1.1", "1.1.1", 1).with(Attribute.SERIES_DESCRIPTION, "x").write(folder.resolve("4"));
        TinyObject.image("A", "1.1", "1.1.1", 1).without(Attribute.SOP_INSTANCE_UID).write(folder.resolve("5"));
        TinyObject.image("A", "1.1", "1.1.1", 1).without(Attribute.SOP_INSTANCE_UID).write(folder.resolve("6"));
        open(archive -> {
            assertEquals(3, count(archive));
            assertEquals(3, archive.notes().size());
            assertEquals("1 object is there twice; each is used once", archive.notes().getLast());
            for (String other : new String[] {"3", "4"}) {
                assertTrue(archive.notes().contains(folder.resolve(other) + " has the UID of " + folder.resolve("1")
                        + " but not its content; only the latter is used"), archive.notes().toString());
            }
        }, folder);
    }

    @Test
    void readsAFileOnceThoughLinksAndPathsLeadToItAgain() throws IOException {
        Path file = TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve("in/1"));
        Files.createSymbolicLink(folder.resolve("in/loop"), folder);
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("in"));
        open(archive -> {
            assertEquals(1, count(archive));
            assertEquals(List.of(), archive.notes());
            assertEquals(List.of(), archive.unreadable());
        }, folder, folder.resolve("in"), file);
    }

    @Test
    void patientsWithoutIdAreToldApartByNameOrStudy() throws IOException {
        TinyObject.image("", "1.1", "1.1.1", 1).with(Attribute.PATIENT_NAME, "X").write(folder.resolve("1"));
        TinyObject.image("", "1.2", "1.2.1", 1).with(Attribute.PATIENT_NAME, "X").write(folder.resolve("2"));
        TinyObject.image("", "1.3", "1.3.1", 1).write(folder.resolve("3"));
        TinyObject.image("", "1.4", "1.4.1", 1).write(folder.resolve("4"));
        open(archive -> assertEquals(List.of(1, 1, 2),
                archive.patients().stream().map(patient -> patient.studies().size()).sorted().toList()), folder);
    }

    @Test
    void refusesInASentenceWhatHoldsNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no DICOM at all, only text");
        assertTrue(refusal(text).startsWith(text + ": there is no DICOM object "), refusal(text));
        assertTrue(refusal(folder).startsWith(folder + ": there is no DICOM object among its 1 files; give "),
                refusal(folder));
        Path gone = folder.resolve("gone");
        assertEquals(gone + ": there is no such file or folder", refusal(gone));
        Files.delete(text);
        assertTrue(refusal(folder).startsWith(folder + ": there is no DICOM object in it"), refusal(folder));
        Path damaged = Files.write(folder.resolve("x"),
                Arrays.copyOf(TinyObject.image("A", "1.1", "1.1.1", 1).file(), 300));
        assertTrue(refusal(damaged).startsWith(damaged + ": the data end "), refusal(damaged));
        Path zip = Files.write(folder.resolve("z"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertTrue(refusal(zip).startsWith(zip + ": the zip file is damaged "), refusal(zip));
    }

    @Test
    void aHiddenFolderIsReadWhereItIsNamed() throws IOException {
        TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve(".hidden/1"));
        Path here = Path.of("").toAbsolutePath();
        open(archive -> assertEquals(1, count(archive)), folder.resolve(".hidden"));
        open(archive -> assertEquals(1, count(archive)), here.relativize(folder).resolve(".hidden"));
    }

    @Test
    void aNamedFileAmongOthersMayBeNoDicom() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no DICOM at all, only text");
        Path image = TinyObject.image("A", "1.1", "1.1.1", 1).write(folder.resolve("1"));
        open(archive -> assertEquals(1, archive.otherFiles()), text, image);
    }

    @Test
    void readsThousandsOfObjectsInSeconds() throws IOException {
        for (int i = 0; i < 5000; i++) {
            TinyObject.image("P" + i % 7, "1." + i % 7, "1." + i % 7 + ".1", i).write(folder.resolve("f" + i));
        }
        assertTimeout(Duration.ofSeconds(20), () -> open(archive -> {
            assertEquals(5000, count(archive));
            assertEquals(7, archive.series().size());
        }, folder));
    }
}
