package org.weft.dicom.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Source;

/** All that may hold an object in folders, files and zip files. Zip files inside zip files and links to folders are not followed. */
final class Sources implements AutoCloseable {

    private final List<Source> found = new ArrayList<>();
    private final List<ZipFile> zips = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

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

    /** Files that cannot be opened. */
    List<Unreadable> unreadable() {
        return unreadable;
    }

    List<Source> found() {
        return found;
    }

    private void add(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new DicomException(path + ": there is no such file or folder");
        }
        if (Files.isRegularFile(path)) {
            addFile(path);
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new DicomException(path + ": it is a device or a pipe; give files or folders");
        }
        Path root = path.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isPassedOver(folder.getFileName()) && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isPassedOver(file.getFileName())) {
                    return FileVisitResult.CONTINUE;
                }
                if (Files.isRegularFile(file)) {
                    addFile(path.resolve(root.relativize(file)));
                } else if (!Files.exists(file)) {
                    return visitFileFailed(file, new NoSuchFileException(file.toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.add(new Unreadable(new Source.OfFile(path.resolve(root.relativize(file))),
                        "it cannot be read: " + reason(e)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Messages of such exceptions are often the name of the file and nothing else. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "you may not; change its permissions";
            case NoSuchFileException _ -> "nothing is there, as where a link leads nowhere";
            default -> e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
        };
    }

    private static boolean isPassedOver(Path name) {
        return name != null && isPassedOver(name.toString());
    }

    private static boolean isPassedOver(String name) {
        return name.startsWith(".") && !name.matches("\\.{1,2}") || name.equals("__MACOSX")
                || name.equals("DICOMDIR");
    }

    /** A file is added once, however many paths lead to it. */
    private void addFile(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!seen.add(attributes.fileKey() == null ? file.toRealPath() : attributes.fileKey())) {
                return;
            }
            if (isZip(file)) {
                addEntries(file);
            } else {
                found.add(new Source.OfFile(file));
            }
        } catch (ZipException | IllegalArgumentException e) {
            unreadable.add(new Unreadable(new Source.OfFile(file),
                    "the zip file is damaged (" + e.getMessage() + "); copy it again"));
        } catch (IOException e) {
            unreadable.add(new Unreadable(new Source.OfFile(file), "it cannot be read: " + reason(e)));
        }
    }

    private void addEntries(Path file) throws IOException {
        ZipFile zip = open(file);
        zips.add(zip);
        zip.stream().filter(entry -> !entry.isDirectory()
                && Stream.of(entry.getName().split("[/\\\\]")).noneMatch(Sources::isPassedOver))
                .forEach(entry -> found.add(new Source.OfZip(file, zip, entry)));
    }

    /** Names of entries are in UTF-8, else in the character set that zip files began with. */
    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException _) {
            return new ZipFile(file.toFile(),
                    Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            boolean isEmpty = start.length == 4 && start[2] == 5 && start[3] == 6;
            return start.length == 4 && start[0] == 'P' && start[1] == 'K'
                    && (isEmpty || start[2] == 3 && start[3] == 4);
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
