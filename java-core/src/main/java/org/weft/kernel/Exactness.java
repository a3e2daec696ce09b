package org.weft.kernel;

/** What a kernel promises about its result on every backend, machine and number of threads. */
public sealed interface Exactness {

    /** Integers (or correctly rounded single operations): the same bits everywhere. */
    record Exact() implements Exactness {}

    /** Floating-point sums in one stated order: the same bits everywhere. */
    record Ordered() implements Exactness {}

    /** Within so many units in the last place of the scalar definition. */
    record Within(int ulp) implements Exactness {}

    Exactness EXACT = new Exact();
    Exactness ORDERED = new Ordered();
}
