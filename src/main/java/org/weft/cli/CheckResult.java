package org.weft.cli;

import java.util.List;

/**
 * What a check found.
 *
 * @param lines a table of what was met and, below it, what was not
 */
record CheckResult(List<String> lines, boolean passed) {

    CheckResult {
        lines = List.copyOf(lines);
    }
}
