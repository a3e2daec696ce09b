package org.weft.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns as wide as their widest cell, two spaces apart. */
final class TextTable {

    private final boolean[] rightAligned;
    private final List<String[]> rows = new ArrayList<>();

    /** @param alignment a letter for each column: l left, r right */
    TextTable(String alignment) {
        rightAligned = new boolean[alignment.length()];
        for (int i = 0; i < rightAligned.length; i++) {
            rightAligned[i] = alignment.charAt(i) == 'r';
        }
    }

    TextTable row(Object... cells) {
        String[] row = new String[cells.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = String.valueOf(cells[i]);
        }
        rows.add(row);
        return this;
    }

    /** The lines of the table; a row with one cell only is a heading and widens no column. */
    List<String> lines() {
        int[] width = new int[rightAligned.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length && row.length > 1; i++) {
                width[i] = Math.max(width[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, width)).toList();
    }

    private String line(String[] row, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(Math.max(0, width[i] - row[i].length()));
            line.append(i == 0 ? "" : "  ").append(rightAligned[i] ? padding + row[i] : row[i] + padding);
        }
        return line.toString().stripTrailing();
    }
}
