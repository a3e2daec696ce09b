package org.weft.dicom.toolkit;

/** How much of an object is read. */
public enum Extent {
    /** All attributes in front of the pixels. */
    HEADER,
    /** The pixels too. What lies behind them is not read. */
    WHOLE
}
