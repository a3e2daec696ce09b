/**
 * Benchmarks: one short class per kernel, whole cases, and comparisons as ratios inside one run. Imports point to the
 * engine and to the native kernels; nothing imports this package.
 */
package org.weft.bench;
