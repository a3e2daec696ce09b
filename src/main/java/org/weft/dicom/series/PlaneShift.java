package org.weft.dicom.series;

/**
 * Moves an image within its plane, interpolating linearly; what comes into view has the image's lowest intensity, which is air in CT and no
 * signal elsewhere.
 *
 * @param shiftX by how many pixels along the rows, fewer than there are columns
 * @param shiftY by how many down the columns, fewer than there are rows
 */
record PlaneShift(int columns, int rows, double shiftX, double shiftY) {

    /** Reads float32[rows][columns] and writes the same. */
    void apply(float[] from, float[] to) {
        float lowest = lowest(from);
        int wholeX = (int) Math.floor(-shiftX);
        int wholeY = (int) Math.floor(-shiftY);
        double partX = -shiftX - wholeX;
        double partY = -shiftY - wholeY;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int x0 = x + wholeX;
                int y0 = y + wholeY;
                int x1 = partX > 0 ? x0 + 1 : x0;
                int y1 = partY > 0 ? y0 + 1 : y0;
                boolean isInside = x0 >= 0 && y0 >= 0 && x1 < columns && y1 < rows;
                to[x + columns * y] = isInside
                        ? (float) ((1 - partY) * between(from, columns * y0, x0, x1, partX)
                                + partY * between(from, columns * y1, x0, x1, partX))
                        : lowest;
            }
        }
    }

    private static double between(float[] from, int row, int x0, int x1, double part) {
        return (1 - part) * from[row + x0] + part * from[row + x1];
    }

    private static float lowest(float[] from) {
        float lowest = Float.POSITIVE_INFINITY;
        for (float value : from) {
            lowest = value < lowest ? value : lowest; // so that what is not a number does not count
        }
        return lowest;
    }
}
