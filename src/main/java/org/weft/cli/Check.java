package org.weft.cli;

import java.util.List;
import java.util.function.Consumer;

/** One thing that {@code weft verify} holds against the standard. */
interface Check {

    /** What is checked, as a heading. */
    String title();

    /**
     * Runs it.
     *
     * @param progress is told what is computed next, {@link #steps} times in all
     * @throws RuntimeException if the data cannot be read, or hold nothing to check against
     */
    CheckResult run(Extraction extraction, Consumer<String> progress);

    /** How many steps there are; fails as {@link #run} does where the data that say so cannot be read. */
    int steps();

    /** Folders of the reference data without which it cannot run. */
    List<String> folders();
}
