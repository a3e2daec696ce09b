package org.weft.settings;

/** Factor of a direction's matrix before matrices are merged, from the length of the step (IBSI 6CK8). */
public enum Weighting {

    /** 1: no weighting, the standard's default. */
    NONE,
    /** 1 / ‖m‖. */
    INVERSE,
    /** exp(-‖m‖²). */
    GAUSSIAN;

    public double factor(double length) {
        return switch (this) {
            case NONE -> 1;
            case INVERSE -> 1 / length;
            case GAUSSIAN -> Math.exp(-length * length);
        };
    }
}
