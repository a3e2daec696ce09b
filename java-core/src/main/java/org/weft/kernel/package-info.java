/**
 * The contracts of everything that costs time: one file per kernel with its argument record and its exactness, and the workers
 * that run it in slabs. An argument record validates once; implementations trust it. Imports {@code image} and {@code grid}.
 */
package org.weft.kernel;
