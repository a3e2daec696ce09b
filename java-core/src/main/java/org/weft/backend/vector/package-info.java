/**
 * Fast kernels in pure Java with the scalar backend's bits: the Vector API where lanes pay, plain loops over arrays
 * where scattered increments are the limit. Classes here hold vector constants, so they may be touched only where the
 * module {@code jdk.incubator.vector} is present. Work arrays are as large as a few slices. Imports {@code kernel},
 * {@code image} and {@code grid}.
 */
package org.weft.backend.vector;
