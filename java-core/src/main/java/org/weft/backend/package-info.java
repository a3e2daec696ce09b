/**
 * Who can run the kernels on this machine: providers found by {@link java.util.ServiceLoader}, asked once, chosen per kernel;
 * and which calls a graphics processor takes where none is named.
 * {@code scalar} is the executable definition, {@code vector} the Java Vector API. Imports {@code kernel}.
 */
package org.weft.backend;
