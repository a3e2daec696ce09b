package org.weft.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** NIfTI files put together byte by byte from the tables of the standard: 5 x 4 x 3 voxels of int16, 1 mm, unless told otherwise. */
final class NiftiBytes {

    final ByteBuffer header;
    private final boolean two;
    private byte[] voxels = new byte[120];

    private NiftiBytes(boolean two, ByteOrder order) {
        this.two = two;
        header = ByteBuffer.allocate(two ? 544 : 352).order(order);
        header.putInt(0, two ? 540 : 348);
        magic("n+");
        dim(3, 5, 4, 3);
        type(4, 16);
        pixdim(1, 1, 1, 1);
        scale(0, 0);
        offset(two ? 544 : 352);
    }

    static NiftiBytes one(ByteOrder order) {
        return new NiftiBytes(false, order);
    }

    static NiftiBytes two(ByteOrder order) {
        return new NiftiBytes(true, order);
    }

    NiftiBytes magic(String begin) {
        byte[] magic = (begin + (two ? "2\0\r\n\032\n" : "1\0")).getBytes(StandardCharsets.US_ASCII);
        header.put(two ? 4 : 344, magic);
        return this;
    }

    NiftiBytes dim(long... dim) {
        for (int i = 0; i < 8; i++) {
            long value = i < dim.length ? dim[i] : 1;
            if (two) {
                header.putLong(16 + 8 * i, value);
            } else {
                header.putShort(40 + 2 * i, (short) value);
            }
        }
        return this;
    }

    NiftiBytes type(int code, int bits) {
        header.putShort(two ? 12 : 70, (short) code);
        header.putShort(two ? 14 : 72, (short) bits);
        return this;
    }

    NiftiBytes pixdim(double... pixdim) {
        return numbers(76, 104, pixdim);
    }

    NiftiBytes offset(double offset) {
        if (two) {
            header.putLong(168, (long) offset);
        } else {
            header.putFloat(108, (float) offset);
        }
        return this;
    }

    NiftiBytes scale(double slope, double intercept) {
        return numbers(112, 176, slope, intercept);
    }

    NiftiBytes units(int code) {
        if (two) {
            header.putInt(500, code);
        } else {
            header.put(123, (byte) code);
        }
        return this;
    }

    /** b, c, d and the offset. */
    NiftiBytes qform(int code, double... quaternion) {
        return code(252, 344, code).numbers(256, 352, quaternion);
    }

    /** Three rows of four. */
    NiftiBytes sform(int code, double... rows) {
        return code(254, 348, code).numbers(280, 400, rows);
    }

    NiftiBytes voxels(byte[] bytes) {
        voxels = bytes;
        return this;
    }

    private NiftiBytes code(int at1, int at2, int code) {
        if (two) {
            header.putInt(at2, code);
        } else {
            header.putShort(at1, (short) code);
        }
        return this;
    }

    private NiftiBytes numbers(int at1, int at2, double... values) {
        for (int i = 0; i < values.length; i++) {
            if (two) {
                header.putDouble(at2 + 8 * i, values[i]);
            } else {
                header.putFloat(at1 + 4 * i, (float) values[i]);
            }
        }
        return this;
    }

    /** Header, extension flags and voxels. */
    byte[] single() {
        return ByteBuffer.allocate(header.capacity() + voxels.length).put(header.array()).put(voxels).array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
