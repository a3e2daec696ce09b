/**
 * Kernels in the Java Vector API, in the preferred width of the machine, with the scalar backend's bits. A class of this package may be
 * touched only where the module jdk.incubator.vector is loaded. Imports {@code kernel}, {@code image} and {@code grid}.
 */
package org.weft.backend.vector;
