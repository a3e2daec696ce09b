package org.weft.dicom.toolkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;

/** How samples are taken out of their bytes: cut to the bits stored and, where they are signed, extended by their sign. */
record StoredValues(PixelLayout layout, ByteOrder order) {

    static StoredValues of(PixelLayout layout, ByteOrder order) {
        return new StoredValues(layout, order);
    }

    /**
     * @param firstBit as for {@link #copy}
     */
    void scale(MemorySegment samples, long firstBit, double slope, double intercept, double factor, float[] to) {
        if (layout.sample() == PixelLayout.Sample.FLOAT) {
            for (int i = 0; i < to.length; i++) {
                to[i] = (float) (factor * (slope * real(samples, i) + intercept));
            }
            return;
        }
        if (layout.bitsAllocated() == 16) {
            scaleShorts(samples, slope, intercept, factor, to);
            return;
        }
        int[] stored = new int[to.length];
        copy(samples, firstBit, stored);
        boolean isWide = layout.sample() == PixelLayout.Sample.UNSIGNED && layout.bitsStored() == 32;
        for (int i = 0; i < to.length; i++) {
            double value = isWide ? Integer.toUnsignedLong(stored[i]) : stored[i];
            to[i] = (float) (factor * (slope * value + intercept));
        }
    }

    /** The usual case, without an array of integers between. */
    private void scaleShorts(MemorySegment samples, double slope, double intercept, double factor, float[] to) {
        short[] raw = shorts(samples, to.length);
        int left = 31 - layout.highBit();
        int right = 32 - layout.bitsStored();
        if (layout.sample() == PixelLayout.Sample.SIGNED) {
            for (int i = 0; i < to.length; i++) {
                to[i] = (float) (factor * (slope * (raw[i] << left >> right) + intercept));
            }
        } else {
            for (int i = 0; i < to.length; i++) {
                to[i] = (float) (factor * (slope * (raw[i] << left >>> right) + intercept));
            }
        }
    }

    private double real(MemorySegment samples, long index) {
        return layout.bitsAllocated() == 64
                ? samples.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), index * Double.BYTES)
                : samples.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), index * Float.BYTES);
    }

    /**
     * @param firstBit where the first sample of one bit lies in the first byte, counted from the lowest
     */
    void copy(MemorySegment samples, long firstBit, int[] to) {
        if (layout.sample() == PixelLayout.Sample.FLOAT) {
            throw new DicomException("its pixels are real numbers where whole ones are needed");
        }
        switch (layout.bitsAllocated()) {
            case 1 -> bits(samples, firstBit, to);
            case 8 -> bytes(samples, to);
            case 16 -> shorts(samples, to);
            default -> {
                MemorySegment.copy(samples, ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), 0, to, 0, to.length);
                cut(to);
            }
        }
    }

    private static void bits(MemorySegment samples, long firstBit, int[] to) {
        byte[] packed = samples.toArray(ValueLayout.JAVA_BYTE);
        for (int i = 0; i < to.length; i++) {
            long bit = firstBit + i;
            to[i] = packed[(int) (bit / 8)] >> (bit % 8) & 1;
        }
    }

    private void bytes(MemorySegment samples, int[] to) {
        byte[] raw = new byte[to.length];
        MemorySegment.copy(samples, ValueLayout.JAVA_BYTE, 0, raw, 0, raw.length);
        for (int i = 0; i < to.length; i++) {
            to[i] = raw[i];
        }
        cut(to);
    }

    private short[] shorts(MemorySegment samples, int count) {
        short[] raw = new short[count];
        MemorySegment.copy(samples, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), 0, raw, 0, count);
        return raw;
    }

    private void shorts(MemorySegment samples, int[] to) {
        short[] raw = shorts(samples, to.length);
        for (int i = 0; i < to.length; i++) {
            to[i] = raw[i];
        }
        cut(to);
    }

    private void cut(int[] values) {
        int left = 31 - layout.highBit();
        int right = 32 - layout.bitsStored();
        if (layout.sample() == PixelLayout.Sample.SIGNED) {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] << left >> right;
            }
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] << left >>> right;
            }
        }
    }
}
