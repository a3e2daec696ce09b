package org.weft.dicom.archive;

import org.weft.dicom.object.Source;

/** A file that seems to be a DICOM object but cannot be read, and why. */
public record Unreadable(Source source, String problem) {}
