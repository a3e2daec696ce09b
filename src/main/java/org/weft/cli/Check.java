package org.weft.cli;

import java.util.function.Consumer;

/** One thing that {@code weft verify} holds against the standard. */
interface Check {

    /** What is checked, as a heading. */
    String title();

    /** @param progress is told what is computed next, {@link #steps} times in all */
    CheckResult run(Extraction extraction, Consumer<String> progress);

    int steps();
}
