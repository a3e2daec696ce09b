package org.weft.dicom.toolkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** A made image: waves with noise, as smooth as a slice, and both ends of the range of its bits. */
record TestImage(int columns, int rows, int frames, int allocated, int stored, boolean isSigned) {

    static final TestImage CT = new TestImage(37, 29, 1, 16, 16, true);
    static final TestImage TWELVE_BITS = new TestImage(37, 29, 1, 16, 12, false);
    static final TestImage EIGHT_BITS = new TestImage(37, 29, 1, 8, 8, false);

    TestImage withFrames(int count) {
        return new TestImage(columns, rows, count, allocated, stored, isSigned);
    }

    /** The values as they are stored, int32[rows][columns]. */
    int[] values(int frame) {
        Random random = new Random(1234 + frame);
        int lowest = isSigned ? -(1 << stored - 1) : 0;
        int highest = lowest + (1 << stored) - 1;
        int middle = isSigned ? 0 : 1 << stored - 1;
        int[] values = new int[rows * columns];
        for (int i = 0; i < values.length; i++) {
            double wave = Math.sin(i % columns / 5.0 + frame) * Math.cos(i / columns / 7.0);
            values[i] = Math.clamp(middle + Math.round(wave * (1 << stored - 2)) + random.nextInt(9), lowest, highest);
        }
        values[3] = lowest;
        values[values.length - 1] = highest;
        return values;
    }

    /** One frame's samples, little endian. */
    byte[] samples(int frame) {
        int width = allocated / 8;
        int[] values = values(frame);
        byte[] bytes = new byte[width * values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((values[i / width] & (int) (0xffff_ffffL >>> 32 - stored)) >>> 8 * (i % width));
        }
        return bytes;
    }

    /** All frames, filled up to an even number of bytes. */
    byte[] samples() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int frame = 0; frame < frames; frame++) {
            all.writeBytes(samples(frame));
        }
        return Arrays.copyOf(all.toByteArray(), all.size() + all.size() % 2);
    }
}
