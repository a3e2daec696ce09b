package org.weft.dicom.write;

import java.io.ByteArrayOutputStream;

/** Frames of one-bit pixels, one after the other without a gap: the first pixel is the lowest bit (DICOM PS3.5, 8.1.1). */
final class BitPlanes {

    private static final long MOST_BITS = 8L * (Integer.MAX_VALUE - 64);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private long bits;

    /** Adds a frame, unless it is empty. */
    boolean add(byte[] inside) {
        boolean any = false;
        for (byte pixel : inside) {
            any |= pixel != 0;
        }
        if (any) {
            if (bits + inside.length > MOST_BITS) {
                throw new IllegalArgumentException("the segments take more than " + MOST_BITS / 8
                        + " bytes, the most that one object holds; write them to several files");
            }
            for (byte pixel : inside) {
                pending |= (pixel == 0 ? 0 : 1) << (int) (bits % 8);
                if (++bits % 8 == 0) {
                    flush();
                }
            }
        }
        return any;
    }

    private void flush() {
        bytes.write(pending);
        pending = 0;
    }

    /** All frames, filled up to whole bytes. */
    byte[] finish() {
        if (bits % 8 != 0) {
            flush();
        }
        return bytes.toByteArray();
    }
}
