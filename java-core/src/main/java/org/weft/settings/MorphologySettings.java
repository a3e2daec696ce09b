package org.weft.settings;

import java.util.Optional;

/**
 * How morphology is measured. Nothing of it changes a value.
 *
 * @param workMemory how many MiB Moran's I and Geary's C of a large region may take to work in, at least 1: with less of it they take longer, and
 *                   a region for which it does not suffice is refused; empty for what suits the region, which refuses none
 */
public record MorphologySettings(Optional<Integer> workMemory) {

    /** Whatever suits the region. */
    public static final MorphologySettings DEFAULT = new MorphologySettings(Optional.empty());

    public MorphologySettings {
        if (workMemory.isPresent() && workMemory.get() < 1) {
            throw new IllegalArgumentException(
                    "the work memory of morphology must be at least 1 MiB, not " + workMemory.get());
        }
    }
}
