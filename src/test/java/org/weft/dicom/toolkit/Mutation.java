package org.weft.dicom.toolkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.Vr;

/** One way of damaging the bytes of an object. */
enum Mutation {
    BIT_FLIPS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            byte[] damaged = bytes.clone();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                damaged[place(random, bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return damaged;
        }
    },
    BYTE_RUN {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            byte[] damaged = bytes.clone();
            int from = place(random, bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(1, 65));
            int fill = random.nextInt(-1, 2);
            for (int i = from; i < to; i++) {
                damaged[i] = (byte) (fill == 1 ? random.nextInt(256) : fill);
            }
            return damaged;
        }
    },
    TRUNCATION {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            return Arrays.copyOf(bytes, place(random, bytes.length));
        }
    },
    LENGTH {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            int[] lengths = {0, 1, 7, 2, 8, 0xffff, -1, -2, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x0100_0000,
                random.nextInt(bytes.length)};
            // implicit and long explicit lengths take four bytes, the others two
            int[] fields = {4, 6, 8};
            int field = fields[random.nextInt(fields.length)];
            int length = lengths[random.nextInt(lengths.length)];
            ByteBuffer value = field == 6 ? ByteBuffer.allocate(2).order(order(random)).putShort((short) length)
                    : ByteBuffer.allocate(4).order(order(random)).putInt(length);
            return written(bytes, element(bytes, random) + field, value.array());
        }
    },
    TAG_SWAP {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            int one = element(bytes, random);
            int other = element(bytes, random);
            byte[] swapped = written(bytes, one, Arrays.copyOfRange(bytes, other, other + 4));
            return written(swapped, other, Arrays.copyOfRange(bytes, one, one + 4));
        }
    },
    DEEP_NESTING {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            boolean isImplicit = random.nextBoolean();
            ByteOrder order = order(random);
            int depth = random.nextInt(1, 3000);
            ByteBuffer nested = ByteBuffer.allocate(20 * depth).order(order);
            for (int i = 0; i < depth; i++) {
                nested.putShort((short) 0x0054).putShort((short) 0x0016);
                if (!isImplicit) {
                    nested.put((byte) 'S').put((byte) 'Q').putShort((short) 0);
                }
                nested.putInt(-1).putShort((short) 0xfffe).putShort((short) 0xe000).putInt(-1);
            }
            return inserted(bytes, element(bytes, random), Arrays.copyOf(nested.array(), nested.position()));
        }
    },
    VALUE_REPRESENTATION {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            String vr = Vr.values()[random.nextInt(Vr.values().length)].name();
            return written(bytes, element(bytes, random) + 4, vr.getBytes(StandardCharsets.US_ASCII));
        }
    },
    VALUE {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            byte[] value = new byte[random.nextInt(1, 5)];
            random.nextBytes(value);
            return written(bytes, element(bytes, random) + 8, value);
        }
    },
    CHUNK_TWICE {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            int from = element(bytes, random);
            int to = Math.min(bytes.length, from + random.nextInt(1, 4096));
            byte[] damaged = bytes;
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                damaged = inserted(damaged, element(bytes, random), Arrays.copyOfRange(bytes, from, to));
            }
            return damaged;
        }
    },
    CHUNK_LOST {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom random) {
            int from = place(random, bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(1, 4096));
            byte[] left = Arrays.copyOf(bytes, bytes.length - (to - from));
            System.arraycopy(bytes, to, left, from, bytes.length - to);
            return left;
        }
    };

    private static final int[] MARKS = {0xfffee000, 0xfffee00d, 0xfffee0dd, 0x00020010};

    /** Does not write into what it is given. */
    abstract byte[] apply(byte[] bytes, SplittableRandom random);

    /** A few of them, one after the other. */
    static byte[] some(byte[] bytes, SplittableRandom random) {
        byte[] damaged = bytes;
        for (int i = random.nextInt(1, 5); i > 0 && damaged.length > 8; i--) {
            damaged = values()[random.nextInt(values().length)].apply(damaged, random);
        }
        return damaged;
    }

    /** Nine times of ten in the first 4 KiB, where the attributes are. */
    private static int place(SplittableRandom random, int length) {
        return random.nextInt(random.nextInt(10) == 0 ? length : Math.min(length, 4096));
    }

    private static ByteOrder order(SplittableRandom random) {
        return random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Where what looks like the tag of an element, an item or an end begins: the next such after a random place, else that place. */
    private static int element(byte[] bytes, SplittableRandom random) {
        int from = Math.min(place(random, bytes.length) & ~1, bytes.length - 4);
        return IntStream.iterate(from, at -> at + 4 <= bytes.length, at -> at + 2)
                .limit(2048).filter(at -> isTag(bytes, at)).findFirst().orElse(from);
    }

    private static boolean isTag(byte[] bytes, int at) {
        int little = (bytes[at + 1] & 0xff) << 24 | (bytes[at] & 0xff) << 16 | (bytes[at + 3] & 0xff) << 8
                | bytes[at + 2] & 0xff;
        int big = ByteBuffer.wrap(bytes, at, 4).getInt();
        return IntStream.of(little, big)
                .anyMatch(tag -> Attribute.of(tag).isPresent() || IntStream.of(MARKS).anyMatch(mark -> mark == tag));
    }

    private static byte[] written(byte[] bytes, int at, byte[] value) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < value.length && at + i < bytes.length; i++) {
            copy[at + i] = value[i];
        }
        return copy;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }
}
