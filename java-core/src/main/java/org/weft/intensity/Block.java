package org.weft.intensity;

import java.util.ArrayList;
import java.util.List;

/** The items {@code from <= k < to} of a sequence: one piece of work. */
record Block(long from, long to) {

    /** A sequence cut into blocks of one size, the last one shorter. */
    static List<Block> ofSize(long size, long count) {
        List<Block> blocks = new ArrayList<>();
        for (long from = 0; from < count; from += size) {
            blocks.add(new Block(from, Math.min(count, from + size)));
        }
        return blocks;
    }

    /** A sequence cut into at most so many blocks of nearly the same size. */
    static List<Block> split(long count, long parts) {
        return ofSize(Math.max(1, Math.ceilDiv(count, parts)), count);
    }
}
