package org.weft.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How each type stores a few values, its extremes among them, and the float32 nearest to each. */
record StoredType(String nrrd, int nifti, int bytes, List<Float> expected, List<Long> patterns) {

    private static StoredType of(String nrrd, int nifti, int bytes, List<Float> expected, Long... patterns) {
        return new StoredType(nrrd, nifti, bytes, expected, Arrays.asList(patterns));
    }

    static Stream<StoredType> all() {
        return Stream.of(of("uint8", 2, 1, List.of(0f, 1f, 127f, 128f, 255f), 0L, 1L, 0x7fL, 0x80L, 0xffL),
                of("signed char", 256, 1, List.of(0f, 1f, 127f, -128f, -1f), 0L, 1L, 0x7fL, 0x80L, 0xffL),
                of("ushort", 512, 2, List.of(0f, 258f, 32767f, 32768f, 65535f), 0L, 0x102L, 0x7fffL, 0x8000L, 0xffffL),
                of("short", 4, 2, List.of(0f, 258f, 32767f, -32768f, -1f), 0L, 0x102L, 0x7fffL, 0x8000L, 0xffffL),
                of("unsigned int", 768, 4, List.of(0f, 16909060f, 0x1p31f, 0x1p32f, 4096f), 0L, 0x01020304L,
                        0x80000000L,
                        0xffffffffL, 0x1000L),
                of("int", 8, 4, List.of(0f, 16909060f, -0x1p31f, -1f, 4096f), 0L, 0x01020304L, 0x80000000L, 0xffffffffL,
                        0x1000L),
                of("unsigned long long", 1280, 8, List.of(0f, 0x1p40f, 0x1p63f, 0x1p64f, 3f), 0L, 1L << 40,
                        Long.MIN_VALUE, -1L,
                        3L),
                of("longlong", 1024, 8, List.of(0f, 0x1p40f, -0x1p63f, -1f, 3f), 0L, 1L << 40, Long.MIN_VALUE, -1L, 3L),
                of("float", 16, 4, List.of(1f, -2.5f, Float.MAX_VALUE, Float.NaN, Float.MIN_VALUE), 0x3f800000L,
                        0xc0200000L,
                        0x7f7fffffL, 0x7fc00000L, 1L),
                of("double", 64, 8, List.of(1f, -2.5f, Float.POSITIVE_INFINITY, Float.NaN, 0.1f), 0x3ff0000000000000L,
                        0xc004000000000000L, 0x7fe0000000000000L, 0x7ff8000000000000L, 0x3fb999999999999aL));
    }

    /** The patterns one after the other, in a byte order. */
    byte[] stored(ByteOrder order) {
        ByteBuffer out = ByteBuffer.allocate(bytes * patterns.size()).order(order);
        for (long pattern : patterns) {
            switch (bytes) {
                case 1 -> out.put((byte) pattern);
                case 2 -> out.putShort((short) pattern);
                case 4 -> out.putInt((int) pattern);
                default -> out.putLong(pattern);
            }
        }
        return out.array();
    }
}
