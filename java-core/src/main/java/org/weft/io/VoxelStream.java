package org.weft.io;

import java.nio.ByteBuffer;
import org.weft.io.VoxelData.Encoding;

/** The voxels of a file in their order, a chunk at a time, as float64 and scaled to intensities. */
final class VoxelStream implements AutoCloseable {

    /** Voxels in a chunk: it and its bytes stay in the processor's second cache. */
    static final int CHUNK = 1 << 14;

    private static final int LONGEST_NUMBER = 64;

    private final VoxelData data;
    private final ByteSource source;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private int textLength;
    private int textAt;

    private VoxelStream(VoxelData data, ByteSource source) {
        this.data = data;
        this.source = source;
        this.bytes = new byte[CHUNK * data.type().bytes()];
        this.buffer = ByteBuffer.wrap(bytes).order(data.order());
    }

    static VoxelStream open(VoxelData data) {
        ByteSource source = ByteSource.open(data.file(), data.start(), data.encoding() == Encoding.GZIP);
        VoxelStream stream = new VoxelStream(data, source);
        try {
            source.skip(data.skip());
        } catch (UnreadableImageException e) {
            stream.close();
            throw e;
        }
        return stream;
    }

    /** Fills the first {@code count} values with the next voxels; at most {@link #CHUNK}. */
    void next(double[] values, int count) {
        if (data.encoding() == Encoding.TEXT) {
            for (int i = 0; i < count; i++) {
                values[i] = nextNumber();
            }
        } else {
            source.read(bytes, count * data.type().bytes());
            data.type().decode(buffer, values, count);
        }
        if (data.scaled()) {
            double slope = data.slope();
            double intercept = data.intercept();
            for (int i = 0; i < count; i++) {
                values[i] = values[i] * slope + intercept;
            }
        }
    }

    /** A number of a text, after any white space and commas. */
    private double nextNumber() {
        int letter = nextLetter();
        while (letter >= 0 && isGap(letter)) {
            letter = nextLetter();
        }
        StringBuilder number = new StringBuilder();
        while (letter >= 0 && !isGap(letter) && number.length() < LONGEST_NUMBER) {
            number.append((char) letter);
            letter = nextLetter();
        }
        try {
            return Double.parseDouble(number.toString());
        } catch (NumberFormatException e) {
            throw new UnreadableImageException(data.file(),
                    number.isEmpty() ? "its numbers end too early; copy or export it again"
                            : "it holds " + UnreadableImageException.quote(number.toString())
                                    + " where a number belongs; export it again",
                    e);
        }
    }

    private int nextLetter() {
        if (textAt == textLength) {
            byte[] more = source.upTo(bytes.length);
            System.arraycopy(more, 0, bytes, 0, more.length);
            textLength = more.length;
            textAt = 0;
        }
        return textAt < textLength ? bytes[textAt++] & 0xff : -1;
    }

    private static boolean isGap(int letter) {
        return letter <= ' ' || letter == ',';
    }

    /** After the last voxel: has the check sum of a gzip stream compared. */
    void finish() {
        if (data.encoding() == Encoding.GZIP) {
            source.finish();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
