/**
 * What happens to image and region before features are computed: masks of other grids are resampled, images normalised and interpolated,
 * regions re-segmented, intensities become grey levels.
 * Imports {@code grid}, {@code image}, {@code kernel} and {@code settings}.
 */
package org.weft.process;
