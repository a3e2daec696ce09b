package org.weft.backend.vector;

import jdk.incubator.vector.FloatVector;

/** The widest vector that this machine prefers. A class of its own: it may be touched only after the module was found. */
final class VectorWidth {

    private VectorWidth() {}

    static int bits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }
}
