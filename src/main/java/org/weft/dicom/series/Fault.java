package org.weft.dicom.series;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that keeps the slices of a series from making a volume as they are.
 *
 * @param problem what is wrong, where, with both values; where nothing repairs it also what to do
 * @param repair  what {@code --repair} does about it, such as {@code leaves them out}; empty where it does nothing
 */
public record Fault(Kind kind, String problem, Optional<String> repair) {

    /** What is wrong. */
    public enum Kind {
        /** Overview images among the slices. */
        LOCALISER,
        /** Several volumes on the same slices. */
        SEVERAL_VOLUMES,
        /** Slices in different frames of reference. */
        MIXED_FRAME_OF_REFERENCE,
        /** Slices with different numbers of rows or columns. */
        MIXED_SIZE,
        /** Slices that point different ways. */
        MIXED_ORIENTATION,
        /** Slices with different distances of pixels. */
        MIXED_SPACING,
        /** Slices in the same place. */
        DUPLICATES,
        /** Slices shifted against each other within their planes. */
        TILT,
        /** Slices missing between others. */
        GAP,
        /** Slices at distances that are not multiples of one. */
        UNEVEN_SPACING
    }

    public Fault {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(repair);
    }

    static Fault repairable(Kind kind, String problem, String repair) {
        return new Fault(kind, problem, Optional.of(repair));
    }

    static Fault fatal(Kind kind, String problem) {
        return new Fault(kind, problem, Optional.empty());
    }

    /** One sentence: the problem, and what {@code --repair} does about it. */
    @Override
    public String toString() {
        return repair.map(done -> problem + "; --repair " + done).orElse(problem);
    }
}
