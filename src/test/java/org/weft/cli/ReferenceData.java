package org.weft.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The reference data beside the project: the folder that {@code weft.data} names, {@code ../shared} if nothing does. */
final class ReferenceData {

    private static final Path FOLDER = Path.of(System.getProperty("weft.data", "../../shared"));

    private ReferenceData() {}

    /** A file or folder of it, without which the test is skipped. */
    static Path path(String name) {
        Path path = FOLDER.resolve(name);
        assumeTrue(Files.exists(path), () -> "needs " + path + " (-Dweft.data)");
        return path;
    }
}
