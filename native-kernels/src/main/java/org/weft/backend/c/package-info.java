/**
 * Kernels in C, called through the Foreign Function &amp; Memory API. Imports point to {@code org.weft.kernel} and
 * {@code org.weft.backend} of the engine only; nothing imports this package, it is found by {@code ServiceLoader}.
 */
package org.weft.backend.c;
