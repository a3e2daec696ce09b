/**
 * Clinical input and output: DICOM. {@code object} is what an object holds, {@code codec} and {@code toolkit} read it, {@code archive} finds
 * and orders the objects of folders and zip files, {@code series} makes a volume of slices, {@code pet} its standardised uptake values,
 * {@code region} masks of structure sets and segmentations, {@code write} objects for archives. Imports point from the end of this list to
 * its beginning, and to the engine's {@code grid}, {@code image}, {@code kernel}, {@code feature} and {@code extract}; never to {@code cli}.
 */
package org.weft.dicom;
