/**
 * The shape of a region and how its intensities lie in it: IBSI's family of morphological features (HCUG). The mesh follows from counts of
 * cell patterns, what encloses the region from the convex hull of its surface points in exact integers, and sums over all pairs of voxels from
 * Fourier transforms. Imports {@code feature}, {@code kernel}, {@code image} and {@code grid}.
 */
package org.weft.morphology;
