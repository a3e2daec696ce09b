package org.weft.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file from some place on, read forward: as they lie there, or inflated on the fly. */
final class ByteSource implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;

    private ByteSource(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static ByteSource open(Path file, long start, boolean gzip) {
        InputStream raw = null;
        try {
            raw = Files.newInputStream(file);
            raw.skipNBytes(start);
            return new ByteSource(file, gzip ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException e) {
            closeAfter(e, raw);
            throw unreadable(file, e);
        }
    }

    private static void closeAfter(IOException failure, InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Whether a gzip stream begins at a byte of the file. */
    static boolean isGzip(Path file, long start) {
        try (ByteSource source = open(file, start, false)) {
            byte[] magic = source.upTo(2);
            return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        }
    }

    /** The next bytes, fewer only where they end. */
    byte[] upTo(int count) {
        try {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Fills the first {@code count} bytes of an array. */
    void read(byte[] into, int count) {
        try {
            int got = in.readNBytes(into, 0, count);
            if (got < count) {
                throw new EOFException((count - got) + " bytes missing");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    void skip(long count) {
        try {
            in.skipNBytes(count);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** How many bytes lie before the end of the given number of lines. */
    long lengthOfLines(long lines) {
        InputStream buffered = new BufferedInputStream(in, BUFFER);
        long length = 0;
        try {
            for (long line = 0; line < lines; length++) {
                int next = buffered.read();
                if (next < 0) {
                    throw new UnreadableImageException(file, "it has " + line + " lines, fewer than the " + lines
                            + " that the header tells to skip; mend the header");
                }
                line += next == '\n' ? 1 : 0;
            }
            return length;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Reads on to the end: there a gzip stream has its check sum compared. */
    void finish() {
        byte[] rest = new byte[BUFFER];
        try {
            while (in.read(rest) >= 0) {
                // what lies behind the voxels is of no interest
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static UnreadableImageException unreadable(Path file, IOException e) {
        String problem = switch (e) {
            case EOFException _ -> "its data end too early; the file is truncated: copy or export it again";
            case ZipException _ -> "its gzip stream is damaged (" + e.getMessage() + "); copy or export it again";
            case AccessDeniedException _ -> "permission is denied; allow reading it";
            default -> "the system reports " + UnreadableImageException.quote(String.valueOf(e.getMessage()))
                    + "; check the disk or the network";
        };
        return new UnreadableImageException(file, problem, e);
    }
}
