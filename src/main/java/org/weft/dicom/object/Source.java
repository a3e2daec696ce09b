package org.weft.dicom.object;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where the bytes of an object lie. Prints as a user is told. */
public sealed interface Source {

    /** How many bytes there are. */
    long size() throws IOException;

    /** The first bytes, or all where there are not so many: read, mapped or inflated into the arena. */
    MemorySegment open(long atMost, Arena arena) throws IOException;

    /** A file. */
    record OfFile(Path file) implements Source {

        /** Below this a file is read, above it is mapped. */
        private static final long SMALL = 1 << 21;

        @Override
        public long size() throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.size();
            }
        }

        @Override
        public MemorySegment open(long atMost, Arena arena) throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                long count = Math.min(channel.size(), atMost);
                if (count > SMALL) {
                    return channel.map(FileChannel.MapMode.READ_ONLY, 0, count, arena);
                }
                MemorySegment bytes = arena.allocate(Math.max(1, count), 8).asSlice(0, count);
                var buffer = bytes.asByteBuffer();
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) {
                        throw new EOFException(file + " became shorter while it was read");
                    }
                }
                return bytes.asReadOnly();
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** An entry of a zip file that is open as long as this is used. */
    record OfZip(Path file, ZipFile zip, ZipEntry entry) implements Source {

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public MemorySegment open(long atMost, Arena arena) throws IOException {
            long count = Math.min(entry.getSize(), atMost);
            if (count < 0 || count / 1100 > entry.getCompressedSize()) {
                throw new IOException(this + " claims " + entry.getSize() + " bytes out of "
                        + entry.getCompressedSize() + ", more than a zip file can hold");
            }
            MemorySegment bytes = arena.allocate(Math.max(1, count), 8).asSlice(0, count);
            byte[] chunk = new byte[1 << 16];
            try (InputStream in = zip.getInputStream(entry)) {
                for (long at = 0; at < count;) {
                    int got = in.read(chunk, 0, (int) Math.min(chunk.length, count - at));
                    if (got < 0) {
                        throw new EOFException(
                                this + " holds " + at + " bytes, fewer than the " + count + " it claims");
                    }
                    MemorySegment.copy(chunk, 0, bytes, ValueLayout.JAVA_BYTE, at, got);
                    at += got;
                }
            }
            return bytes.asReadOnly();
        }

        @Override
        public String toString() {
            return file + "!" + entry.getName();
        }
    }
}
