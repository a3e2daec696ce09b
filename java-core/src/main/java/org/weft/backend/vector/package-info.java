/**
 * Fast pure-Java kernels: the Java Vector API where it pays, plain loops over rows where it does not.
 * Touched only where the module {@code jdk.incubator.vector} is present; {@code scalar} defines what they return. Imports {@code kernel}.
 */
package org.weft.backend.vector;
