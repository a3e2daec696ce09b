package org.weft.backend.c;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The library under test, opened once. */
final class TestLibrary {

    static final String SKIPPED = "built with -DskipNative: the jar holds no C library";

    private TestLibrary() {}

    private static final class Opened {

        static final NativeLibrary LIBRARY = NativeLibrary.open(Arena.global());
    }

    static boolean isSkipped() {
        return Boolean.getBoolean("weft.native.skipped");
    }

    static List<TieredLibrary> tiers() {
        return Opened.LIBRARY.tiers().stream().map(tier -> new TieredLibrary(Opened.LIBRARY, tier)).toList();
    }

    /** A parameter for each tier; one of null where there is no library. */
    static Stream<Arguments> tiersOrNone() {
        return isSkipped() ? Stream.of(Arguments.of((Object) null)) : tiers().stream().map(Arguments::of);
    }
}
