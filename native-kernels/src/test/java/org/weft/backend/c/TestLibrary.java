package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.util.List;

/** The library under test, opened once. */
final class TestLibrary {

    static final String SKIPPED = "built with -DskipNative: the jar holds no C library";

    private TestLibrary() {}

    private static final class Opened {

        static final NativeLibrary LIBRARY = NativeLibrary.open(Arena.global());
    }

    static List<TieredLibrary> tiers() {
        return Opened.LIBRARY.tiers().stream().map(tier -> new TieredLibrary(Opened.LIBRARY, tier)).toList();
    }
}
