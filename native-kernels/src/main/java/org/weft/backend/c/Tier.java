package org.weft.backend.c;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A set of instructions that the C kernels are compiled for, the plainest first, in the order of the bits of {@code weft_tiers}. */
enum Tier {
    /** What every processor of the architecture can do. */
    BASELINE,
    /** x86-64 with AVX2 and FMA. */
    AVX2,
    /** x86-64 with AVX-512 F, BW, DQ and VL. */
    AVX512;

    /** The suffix of the tier's functions, and its name for {@value NativeLibrary#TIER_PROPERTY}. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tiers whose bits are set. */
    static List<Tier> of(int bits) {
        return Arrays.stream(values()).filter(tier -> (bits >> tier.ordinal() & 1) != 0).toList();
    }
}
