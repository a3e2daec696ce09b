package org.weft.dicom.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Source;

/** All that may hold an object in folders, files and zip files. Zip files inside zip files and links to folders are not followed. */
final class Sources implements AutoCloseable {

    private final List<Source> found = new ArrayList<>();
    private final List<ZipFile> zips = new ArrayList<>();

    /** Opens them; what is open must be closed. Refuses a path that is not there or not readable. */
    static Sources of(List<Path> paths) {
        Sources sources = new Sources();
        try {
            for (Path path : paths) {
                sources.add(path);
            }
            sources.found.sort(Comparator.comparing(Source::toString));
            return sources;
        } catch (IOException e) {
            sources.close();
            throw new DicomException("a file or folder cannot be read: " + e.getMessage() + " ("
                    + e.getClass().getSimpleName() + ")", e);
        } catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    List<Source> found() {
        return found;
    }

    private void add(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new DicomException(path + ": there is no such file or folder");
        }
        if (!Files.isDirectory(path)) {
            addFile(path);
            return;
        }
        Files.walkFileTree(path.toRealPath(), new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isPassedOver(folder.getFileName()) && !folder.equals(path) ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isPassedOver(file.getFileName()) && Files.isRegularFile(file)) {
                    addFile(path.resolve(path.toRealPath().relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isPassedOver(Path name) {
        return name != null && (name.toString().startsWith(".") || name.toString().equals("__MACOSX")
                || name.toString().equals("DICOMDIR"));
    }

    private void addFile(Path file) throws IOException {
        if (!isZip(file)) {
            found.add(new Source.OfFile(file));
            return;
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            zips.add(zip);
            zip.stream().filter(entry -> !entry.isDirectory() && !isPassedOver(Path.of(entry.getName()).getFileName()))
                    .forEach(entry -> found.add(new Source.OfZip(file, zip, entry)));
        } catch (ZipException | IllegalArgumentException e) {
            throw new DicomException(file + ": the zip file is damaged (" + e.getMessage() + "); copy it again", e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    @Override
    public void close() {
        for (ZipFile zip : zips) {
            try {
                zip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
