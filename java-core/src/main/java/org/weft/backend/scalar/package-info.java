/**
 * The executable definition of every kernel: the shortest correct code, in plain Java, one voxel at a time. Every other
 * backend is held against it. Imports {@code kernel}, {@code image} and {@code grid}.
 */
package org.weft.backend.scalar;
