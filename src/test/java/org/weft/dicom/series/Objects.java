package org.weft.dicom.series;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Toolkits;

/** The headers of the objects in a folder or in a zip file. */
final class Objects {

    private Objects() {}

    static List<Instance> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> header(new Source.OfFile(file))).toList();
        }
    }

    /** The entries whose names hold a text; the file must stay open while they are used. */
    static List<Instance> in(Path file, ZipFile zip, String folder) {
        List<Instance> found = new ArrayList<>();
        zip.stream().filter(entry -> !entry.isDirectory() && entry.getName().contains(folder))
                .forEach(entry -> found.add(header(new Source.OfZip(file, zip, entry))));
        assertFalse(found.isEmpty(), folder);
        Collections.reverse(found);
        return found;
    }

    static Instance header(Source source) {
        try (Arena arena = Arena.ofConfined()) {
            DicomObject object = Toolkits.reader().read(source.open(Long.MAX_VALUE, arena), Extent.HEADER, arena);
            return new Instance(source, object.syntax(), object.attributes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file or folder of the reference data beside the project, without which the test is skipped. */
    static Path reference(String name) {
        Path path = Path.of(System.getProperty("weft.data", "../../shared")).resolve(name);
        assumeTrue(Files.exists(path), () -> "needs " + path + " (-Dweft.data)");
        return path;
    }
}
