/**
 * Families that need intensities and no matrix: statistics, histogram, intensity-volume histogram and local intensity.
 * Imports {@code kernel}, {@code image}, {@code grid}, {@code settings}, {@code feature} and {@code process}.
 */
package org.weft.intensity;
