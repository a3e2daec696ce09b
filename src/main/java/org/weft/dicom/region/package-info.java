/**
 * Masks out of DICOM: {@link org.weft.dicom.region.StructureSet} holds contours, {@link org.weft.dicom.region.Segmentation} voxels, and
 * {@link org.weft.dicom.region.RegionChoice} says which of their regions are wanted. An object is read once; its regions, which may overlap,
 * become masks one by one. Imports {@code object}, {@code toolkit} and the engine's {@code grid} and {@code image}.
 */
package org.weft.dicom.region;
