/**
 * The steps of IBSI's image processing chain between an image and what features are computed from: interpolation, re-segmentation,
 * discretisation. Imports {@code image}, {@code kernel}, {@code settings} and {@code grid}.
 */
package org.weft.process;
