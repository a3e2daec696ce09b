package org.weft.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output that remembers why it failed: a {@link java.io.PrintWriter} only remembers that it did. */
final class StandardOutput extends FilterOutputStream {

    private IOException failure;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What kept the result from being written; a reader that has seen enough and closed the pipe is no failure. */
    Optional<String> failure() {
        return Optional.ofNullable(failure).map(IOException::getMessage)
                .filter(reason -> !reason.contains("Broken pipe"));
    }
}
