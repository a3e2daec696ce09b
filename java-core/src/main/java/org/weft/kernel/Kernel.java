package org.weft.kernel;

/** A piece of work that every backend may do its own way, with the same result. Implementations are stateless and thread-safe. */
public interface Kernel {

    Exactness exactness();
}
