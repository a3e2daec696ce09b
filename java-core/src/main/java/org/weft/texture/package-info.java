/**
 * The six texture families of IBSI 1, a file pair each: how the matrix is counted and aggregated, and its features. Kernels count dense tables of
 * integers in pieces; {@link org.weft.texture.Cells} holds what is not 0 and merges the pieces exactly; features are computed from the merged counts
 * in one fixed order, so that a value is the same, bit for bit, for any number of threads.
 * Imports {@code feature}, {@code kernel}, {@code image} and {@code settings}.
 */
package org.weft.texture;
