/**
 * Standardised uptake values of PET: from the headers of a series to the factor by which the intensities of each of its slices are
 * multiplied. Knows nothing of pixels or volumes. Imports {@code object}.
 */
package org.weft.dicom.pet;
