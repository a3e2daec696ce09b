/**
 * The kernels of {@code src/main/gpu} on any device that has memory of its own: what is uploaded, how work is cut and how much of it goes at
 * once. OpenCL and CUDA are a {@link org.weft.backend.gpu.Device} each. Imports {@code kernel}, {@code image} and {@code grid}, and
 * {@code backend} for the catalogue.
 */
package org.weft.backend.gpu;
