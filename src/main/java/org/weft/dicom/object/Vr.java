package org.weft.dicom.object;

import java.util.Optional;

/** Value representations: how the bytes of an element are read (DICOM PS3.5, table 6.2-1). */
public enum Vr {
    AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, OB, OD, OF, OL, OV, OW, PN, SH, SL, SQ, SS, ST, SV, TM, UC, UI, UL,
    UN, UR, US, UT, UV;

    /** The representation that two letters stand for, if they stand for one. */
    public static Optional<Vr> of(byte first, byte second) {
        for (Vr vr : values()) {
            if (vr.name().charAt(0) == first && vr.name().charAt(1) == second) {
                return Optional.of(vr);
            }
        }
        return Optional.empty();
    }

    /** Whether an explicit length takes four bytes, after two that are reserved, instead of two. */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** Bytes of one number, which is what changes with the byte order; 1 for text and for bytes. */
    public int unit() {
        return switch (this) {
            case AT, OW, SS, US -> 2;
            case FL, OF, OL, SL, UL -> 4;
            case FD, OD, OV, SV, UV -> 8;
            default -> 1;
        };
    }

    /** Whether its text is in the object's character set; the others are in ASCII. */
    public boolean isLocalText() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** Whether its text is one value, in which a backslash means itself. */
    public boolean isOneText() {
        return switch (this) {
            case LT, ST, UR, UT -> true;
            default -> false;
        };
    }
}
