package org.weft.cli.input;

import java.util.function.Supplier;

/** Adds where it was met to what is refused. */
public final class Where {

    private Where() {}

    /** Does the work; a refusal of it begins with the place. */
    public static <T> T about(Object place, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }
}
