package org.weft.dicom.toolkit;

import java.io.ByteArrayOutputStream;

/**
 * Writes lossless JPEG frames of one component (ITU-T T.81, annex H), with what tools at hand do not write: restart intervals.
 *
 * @param precision bits of a sample
 * @param predictor 1 to 7
 * @param rows      rows of a restart interval; 0 for none
 */
record LosslessJpeg(int precision, int predictor, int rows) {

    /** A code of five bits for each number of bits; almost half of all codes are none. */
    private static final int CODE = 5;
    private static final int WIDEST = 16;

    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int filled;
        private int bits;

        void write(int value, int count) {
            for (int i = count - 1; i >= 0; i--) {
                bits = bits << 1 | value >> i & 1;
                if (++filled == 8) {
                    out.write(bits);
                    if ((bits & 0xff) == 0xff) {
                        out.write(0);
                    }
                    filled = 0;
                }
            }
        }

        void words(int... values) {
            while (filled > 0) {
                write(1, 1);
            }
            for (int value : values) {
                out.write(value >> 8);
                out.write(value);
            }
        }
    }

    byte[] frame(int[] values, int columns) {
        Bits to = new Bits();
        header(to, columns, values.length / columns);
        int interval = rows == 0 ? values.length : rows * columns;
        for (int i = 0; i < values.length; i++) {
            if (i > 0 && i % interval == 0) {
                to.words(0xffd0 + (i / interval - 1) % 8);
            }
            write(to, (short) (values[i] - prediction(values, i, columns, i / interval * interval)));
        }
        to.words(0xffd9);
        return to.out.toByteArray();
    }

    private void header(Bits to, int columns, int height) {
        to.words(0xffd8, 0xffc3, 11, precision << 8 | height >> 8, height << 8 | columns >> 8, columns << 8 | 1,
                0x0111);
        to.out.write(0);
        to.words(0xffc4, 20 + WIDEST);
        to.out.write(0);
        for (int length = 1; length <= WIDEST; length++) {
            to.out.write(length == CODE ? 1 + WIDEST : 0);
        }
        for (int bits = 0; bits <= WIDEST; bits++) {
            to.out.write(bits);
        }
        if (rows > 0) {
            to.words(0xffdd, 4, rows * columns);
        }
        to.words(0xffda, 8, 0x0101, predictor);
        to.words(0);
    }

    /** What the neighbours let expect; in the first row of an interval that on the left, for its first sample half the range. */
    private int prediction(int[] values, int i, int columns, int first) {
        if (i == first) {
            return 1 << precision - 1;
        }
        if (i < first + columns) {
            return values[i - 1];
        }
        int above = values[i - columns];
        if (i % columns == 0) {
            return above;
        }
        int left = values[i - 1];
        int corner = values[i - columns - 1];
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + (above - corner >> 1);
            case 6 -> above + (left - corner >> 1);
            default -> left + above >> 1;
        };
    }

    /** How many bits a difference has, then these bits; 32768 has none. */
    private static void write(Bits to, int difference) {
        if (difference == Short.MIN_VALUE) {
            to.write(WIDEST, CODE);
            return;
        }
        int count = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        to.write(count, CODE);
        to.write(difference > 0 ? difference : difference + (1 << count) - 1, count);
    }
}
