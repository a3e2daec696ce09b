package org.weft.backend.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native library of a binding such as JOCL or jcuda. They unpack it under a name that is always the same into the temporary folder, which
 * all users of a machine share on Linux, and open unseen what lies there already: half of it while another process unpacks, or what
 * another user has put there.
 */
public final class JniLibrary {

    private JniLibrary() {}

    /**
     * Puts a library where its binding looks for it, at once and in place of what lies there. In a folder like {@code /tmp} nobody else can
     * exchange it then.
     *
     * @param resource its name among the resources, in a folder; one that is not there is left to the binding
     * @throws DevicesAbsentException where something of somebody else lies there, or nothing can be written
     */
    public static void place(String resource) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Path target = folder.resolve(Path.of(resource).getFileName());
        try (InputStream packed = JniLibrary.class.getResourceAsStream(resource)) {
            if (packed == null) {
                return;
            }
            Path unpacked = Files.createTempFile(folder, "weft-", ".so");
            try {
                Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unpacked);
            }
        } catch (IOException e) {
            throw new DevicesAbsentException("its library cannot be unpacked to " + target + " (" + e
                    + "); remove what lies there, or choose a folder of your own with -Djava.io.tmpdir");
        }
    }
}
