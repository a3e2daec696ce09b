/**
 * Off-heap arrays on a {@link org.weft.grid.Grid}: intensities, masks, grey levels and the region of interest.
 * All are read-only views; the memory belongs to the {@link java.lang.foreign.Arena} of whoever opened the case.
 * Imports {@code grid}.
 */
package org.weft.image;
