package org.weft.dicom.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.weft.dicom.object.DataSet;

/** New UIDs, {@code 2.25.} and a UUID in decimal digits (DICOM PS3.5, B.2): made by SHA-256, so that the same input has the same UID. */
final class Uids {

    private Uids() {}

    /** The UID of these words in this order. */
    static String of(String... words) {
        return uid(sha256().digest(String.join("\0", words).getBytes(StandardCharsets.UTF_8)));
    }

    /** The UID of all that a data set holds. */
    static String of(DataSet content) {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            ObjectWriter.attributes(out, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uid(digest.digest());
    }

    /** The first 16 bytes, marked as a UUID of version 8, whose other bits are anyone's choice (RFC 9562). */
    private static String uid(byte[] hash) {
        byte[] uuid = Arrays.copyOf(hash, 16);
        uuid[6] = (byte) (uuid[6] & 0x0f | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3f | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
