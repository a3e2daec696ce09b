package org.weft.dicom.series;

/** What to do about the faults of a series. */
public enum OnFault {
    /** The first one is thrown. */
    REFUSE,
    /** All are repaired as each {@link Fault} says; one that cannot be is thrown. */
    REPAIR
}
