package org.weft.kernel;

/** What every feature family computes with: the kernels of a backend and the workers that run them. */
public record Engine(Kernels kernels, Workers workers) {}
