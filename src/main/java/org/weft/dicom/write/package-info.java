/**
 * Objects for archives: segmentations of masks, structured reports of features, and the files they are written to. What tells whose image it
 * was is replaced unless it is asked to be kept. Imports {@code object}, and the engine's {@code grid}, {@code image}, {@code feature} and
 * {@code extract}.
 */
package org.weft.dicom.write;
