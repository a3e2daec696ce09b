package org.weft.extract;

import java.util.function.Supplier;

/** Stands around every stage of a run, to time it or to follow it. Called from several threads at once. */
public interface StageObserver {

    /** Does the work and nothing else. */
    StageObserver NONE = new StageObserver() {

        @Override
        public <T> T observe(Stage stage, Supplier<T> work) {
            return work.get();
        }
    };

    /** Must do the work once, in the thread that calls, and return its result or let its failure through. */
    <T> T observe(Stage stage, Supplier<T> work);
}
