/**
 * From the objects of one series to a volume: every frame is a slice, slices are sorted by where they lie, and what keeps them from making
 * a volume is a fault, said in words, that is refused or repaired. Imports {@code object}, {@code toolkit} and the engine's {@code grid},
 * {@code image} and {@code kernel}.
 */
package org.weft.dicom.series;
