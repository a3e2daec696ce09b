package org.weft.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.weft.settings.Settings;

/**
 * What a result was made with. Only the names of files are kept, not their folders, which may name a patient.
 *
 * @param weft    version of Weft
 * @param java    version of Java
 * @param backend backend asked for or chosen
 * @param kernels which backend each kernel came from
 * @param notes   what a user may not expect of the inputs: repairs, units
 */
public record Provenance(String weft, String java, String backend, Map<String, String> kernels, Settings settings,
        List<Input> inputs, List<String> notes) {

    /**
     * A file that was read.
     *
     * @param role   {@code image}, {@code mask} or {@code settings}
     * @param file   its name
     * @param sha256 SHA-256 of its bytes, in hexadecimal digits
     */
    public record Input(String role, String file, String sha256) {

        public static Input of(String role, Path file) throws IOException {
            return new Input(role, file.getFileName().toString(), hash(file));
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Hash hash = new Hash();
            byte[] block = new byte[1 << 18];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                hash.digest.update(block, 0, n);
            }
            return hash.hex();
        }
    }

    /** SHA-256 of bytes that come piece by piece. */
    public static final class Hash {

        private final MessageDigest digest;

        public Hash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /** The next bytes, fewer than 2 GiB. */
        public void add(MemorySegment bytes) {
            digest.update(bytes.asByteBuffer());
        }

        /** In hexadecimal digits; begins anew. */
        public String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
