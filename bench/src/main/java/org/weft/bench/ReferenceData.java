package org.weft.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reference data beside the project: the folder that the property {@code weft.data} names, else the environment variable
 * {@code WEFT_DATA}, else {@code ../shared}. JMH hands both on to the JVMs that it measures in.
 */
record ReferenceData(Path folder) {

    /** The folder of this run. */
    static ReferenceData here() {
        String folder = System.getProperty("weft.data",
                Optional.ofNullable(System.getenv("WEFT_DATA")).orElse("../shared"));
        return new ReferenceData(Path.of(folder));
    }

    /**
     * A file of it.
     *
     * @throws IllegalArgumentException if there is none
     */
    Path path(String name) {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no " + path.toAbsolutePath().normalize()
                    + "; name the folder of the reference data by -Dweft.data=FOLDER or the environment variable WEFT_DATA, or ask"
                    + " for a ball (-p input=ball_128_64)");
        }
        return path;
    }
}
